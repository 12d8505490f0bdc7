import type { SenseWords } from './senses.ts';

/** English words, and signs, in every form that counts. */
export const WORDS: SenseWords = {
  GREETING: 'hi hello hey hiya dear greetings',
  ROLE:
    'agent adviser advisor rep representative manager supervisor driver courier engineer technician tech installer fitter ' +
    'plumber electrician operator clerk cashier teller waiter waitress server barista bartender chef nurse doctor ' +
    'physician surgeon dentist hygienist physio physiotherapist therapist receptionist concierge host hostess guide ' +
    'teacher tutor coach trainer instructor headmaster headmistress headteacher principal officer inspector sergeant ' +
    'constable detective councillor lawyer solicitor attorney broker handler adjuster consultant assistant associate ' +
    'colleague guy lady girl gentleman bloke lad stylist hairdresser barber beautician masseuse steward stewardess ' +
    'attendant pilot captain conductor porter guard cleaner housekeeper landlord landlady caretaker builder roofer ' +
    'mechanic salesman saleswoman salesperson dispatcher postman mailman carrier owner director husband wife son ' +
    'daughter mother father mum mom dad brother sister nan gran grandma grandad friend neighbour neighbor tenant ' +
    'passenger patient specialist seller vendor moderator admin recruiter nanny midwife vet optician pharmacist ' +
    'postie handyman bouncer barman barmaid lifeguard plasterer tiler painter joiner carpenter glazier groomer chauffeur cabbie rider radiographer paramedic carer warden usher marshal referee bursar dean examiner valet bellboy bellhop butler maid cook florist photographer planner interpreter underwriter banker executive exec operative analyst developer designer founder ceo president chairman secretary treasurer superintendent janitor custodian doorman ranger registrar coordinator student pupil resident child baby kid boy judge mayor rabbi imam pastor vicar cllr pc sgt matron decorator gardener locksmith surveyor assessor caseworker counsellor counselor lecturer librarian ' +
    'cousin uncle aunt nephew niece partner boss staffer employee worker chap recipient cardholder holder attn fao',
  TITLE: 'mr mrs ms miss mx dr prof professor rev messrs sir dame',
  SIGN_OFF:
    'regards sincerely faithfully truly cheers thanks best wishes yours respectfully cordially thx ta signed hopefully gratefully thank',
  NAMING: 'named surname',
  ASKING:
    'commend praise promote sack fire tell thank spoke speak seeing saw met named speaking spoken talked talking talk ask asked dealt chatted chatting',
  UNIT:
    'usd gbp eur rs rm aed aud cad inr nzd sgd zar chf rub uah kzt dollars dollar bucks quid pounds pound pence cents euros euro kg g lb lbs oz ml litre litres liter ' +
    'liters cm mm km mile miles inch inches ft feet foot yards hours hour hrs hr h mins min minutes minute secs seconds ' +
    'sec days day weeks week wks months month mths years year yrs yr times x percent pct degrees kwh kw w watts mb gb tb ' +
    'mbps gbps mg pcs pieces items people persons guests nights night pages stars star points kids adults am pm volts ' +
    'mph bar coins words lines characters customers calls emails users units',
  MONTH:
    'january february march april may june july august september october november december jan feb mar apr jun jul aug ' +
    'sep sept oct nov dec',
  STREET:
    'street road avenue lane drive boulevard close court crescent square terrace gardens grove mews parade parkway place ' +
    'rise row walk way wharf yard quay highway hill green circus circle croft st rd ave av ln dr blvd cl ct cres sq ' +
    'pkwy hwy pl ter tce gdns view villas estate park cottages cottage fields field manor meadow meadows path passage ' +
    'trail loop bend ridge vale heights bay wynd garth bank basin works reach plaza esplanade promenade brae glen dell dene gate chase copse spinney orchard beeches quayside tower residence block chambers arcade crossing broadway hall lodge house ct',
  BUILDING: 'room flat lot plot block villa apartment apt unit suite ste floor po',
  PLACE: 'london manchester leeds glasgow chicago boston houston seattle toronto dublin paris york',
  RESIDENCE: 'address addresses live lives living reside',
  PHONE:
    'phone phones tel mobile mob cell call calls called text texts ring rang whatsapp sms fax landline telephone dial ph line',
  CARD: 'card cards visa mastercard debit amex cvv cvc pin',
  PASSPORT: 'passport passports licence license',
  TAX: 'ni nino ssn ss social nhs ein tin itin medicare medicaid insurance',
  ORDER:
    'order tracking receipt invoice parcel package shipment booking reservation confirmation conf ref reference refs case ticket ' +
    'job claim complaint trip ride label pcn rma return enquiry inquiry incident consignment dispatch application pnr ' +
    'itinerary docket letter delivery quote waybill awb locator appointment appt permit fine penalty listing crn urn inc sr crime locker pickup work estimate appeal collection boarding pass luggage fault notice summons dossier tenancy mpan mprn utr sample ucas payroll sim iccid warrant inspection cert profile po document request serial key prescription referral mrn folio baggage bag file record installation callout enrolment enrollment',
  RECEIPT:
    'subscription session chat transcript auction journey basket cart checkout swap query message email survey repair visit fare hire rental plan pension bond deposit bill statement charge exchange replacement mandate chargeback dispute payment transaction transfer voucher refund coupon',
  CONTRACT: 'contract agreement policy certificate meter membership lease',
  ACCOUNT:
    'loan mortgage student candidate badge patient employee account accounts acct acc iban routing swift customer client member loyalty flyer rewards sort user',
  NUMBER: '# № no nr num number numbers nos id ids code n',
  HANDLE:
    'telegram insta instagram gamertag psn steam xbox reddit linkedin wechat viber signal player tag dm messenger ign ig discord skype twitter snapchat tiktok facebook fb nick nickname username login handle',
  MAIL: 'email mail gmail inbox emails',
  /** Words that a name may follow in some company only. */
  LEAD: "i'm im it's its this am i is was name name's names called told texted by as said you to done herself himself of morning afternoon evening day",
  CATALOGUE:
    'barcode sku model size version school gate room desk flight train bus coach seat section article item upc ean isbn ' +
    'page route window platform lot batch exit store aisle table channel level zone terminal chapter step interstate usc fcra fdcpa form error',
  BIRTH: 'born dob birth birthday',
  DEVICE: 'imei ip serial mac chassis',
  PLATE: 'plate reg registration vin van car',
  ABBREVIATION: 'no nr mr mrs ms dr st ave rd blvd apt ste ext tel ref prof vs acct nos n s e w incl approx',
  PREPOSITION:
    'for from of in at on over within since by to about after before until till under than only another all with around',
};
