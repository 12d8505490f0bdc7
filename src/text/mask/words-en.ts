import type { SenseWords } from './senses.ts';

/** English words, and signs. A word counts in the plural and the possessive too. */
export const WORDS: SenseWords = {
  GREETING: 'dear greetings hello hey hi hiya',
  ROLE:
    'adjuster admin adviser advisor agent analyst assessor assistant associate attendant attn attorney aunt baby ' +
    'banker barber barista barmaid barman bartender beautician bellboy bellhop bloke boss bouncer boy broker ' +
    'brother builder bursar butler cabbie captain cardholder carer caretaker carpenter carrier caseworker cashier ' +
    'ceo chairman chap chauffeur chef child cleaner clerk cllr coach colleague concierge conductor constable ' +
    'consultant cook coordinator councillor counsellor counselor courier cousin custodian dad daughter dean ' +
    'decorator dentist designer detective developer director dispatcher doctor doorman driver electrician ' +
    'employee engineer examiner exec executive fao father fitter florist founder friend gardener gentleman girl ' +
    'glazier gran grandad grandma groomer guard guide guy hairdresser handler handyman headmaster headmistress ' +
    'headteacher holder host hostess housekeeper husband hygienist imam inspector installer instructor ' +
    'interpreter janitor joiner judge kid lad lady landlady landlord lawyer lecturer librarian lifeguard ' +
    'locksmith maid mailman manager marshal masseuse matron mayor mechanic midwife moderator mom mother mum nan ' +
    'nanny neighbor neighbour nephew niece nurse officer operative operator optician owner painter paramedic ' +
    'partner passenger pastor patient pc pharmacist photographer physician physio physiotherapist pilot planner ' +
    'plasterer plumber porter postie postman president principal pupil rabbi radiographer ranger receptionist ' +
    'recipient recruiter referee registrar rep representative resident rider roofer salesman salesperson ' +
    'saleswoman secretary seller sergeant server sgt sister solicitor son specialist staffer steward stewardess ' +
    'student stylist superintendent supervisor surgeon surveyor teacher tech technician teller tenant therapist ' +
    'tiler trainer treasurer tutor uncle underwriter usher valet vendor vet vicar waiter waitress warden wife ' +
    'worker',
  TITLE: 'dame dr messrs miss mr mrs ms mx prof professor rev sir',
  SIGN_OFF:
    'best cheers cordially faithfully gratefully hopefully regards respectfully signed sincerely ta thank thanks ' +
    'thx truly wishes yours',
  NAMING: 'named surname',
  ASKING:
    'ask asked chatted chatting commend dealt fire met named praise promote sack saw seeing speak speaking spoke ' +
    'spoken talk talked talking tell thank',
  UNIT:
    'adults aed am aud bar bucks cad calls cents characters chf cm coins customers day days degrees dollar ' +
    'dollars emails eur euro euros feet foot ft g gb gbp gbps guests h hour hours hr hrs inch inches inr items kg ' +
    'kids km kw kwh kzt lb lbs lines liter liters litre litres mb mbps mg mile miles min mins minute minutes ml ' +
    'mm month months mph mths night nights nzd oz pages pcs pct pence people percent persons pieces pm points ' +
    'pound pounds quid rm rs rub sec seconds secs sgd star stars tb times uah units usd users volts w watts week ' +
    'weeks wks words x yards year years yr yrs zar',
  MONTH:
    'apr april aug august dec december feb february jan january jul july jun june mar march may nov november oct ' +
    'october sep sept september',
  STREET:
    'arcade av ave avenue bank basin bay beeches bend block blvd boulevard brae broadway chambers chase circle ' +
    'circus cl close copse cottage cottages court cres crescent croft crossing ct dell dene dr drive esplanade ' +
    'estate field fields gardens garth gate gdns glen green grove hall heights highway hill house hwy lane ln ' +
    'lodge loop manor meadow meadows mews orchard parade park parkway passage path pkwy pl place plaza promenade ' +
    'quay quayside rd reach residence ridge rise road row spinney sq square st street tce ter terrace tower trail ' +
    'vale view villas walk way wharf works wynd yard',
  BUILDING: 'apartment apt block flat floor lot plot po room ste suite unit villa',
  PLACE: 'boston chicago dublin glasgow houston leeds london manchester paris seattle toronto york',
  RESIDENCE: 'address addresses live lives living reside',
  PHONE:
    'call called calls cell dial fax landline line mob mobile ph phone phones rang ring sms tel telephone text ' +
    'texts whatsapp',
  CARD: 'amex card cards cvc cvv debit mastercard pin visa',
  PASSPORT: 'licence license passport passports',
  TAX: 'ein insurance itin medicaid medicare nhs ni nino social ss ssn tin',
  ORDER:
    'appeal application appointment appt awb bag baggage boarding booking callout case cert claim collection ' +
    'complaint conf confirmation consignment crime crn delivery dispatch docket document dossier enquiry ' +
    'enrollment enrolment estimate fault file fine folio iccid inc incident inquiry inspection installation ' +
    'invoice itinerary job key label letter listing locator locker luggage mpan mprn mrn notice order package ' +
    'parcel pass payroll pcn penalty permit pickup pnr po prescription profile quote receipt record ref reference ' +
    'referral refs request reservation return ride rma sample serial shipment sim sr summons tenancy ticket ' +
    'tracking trip ucas urn utr warrant waybill work',
  /** Words that sums follow as often as numbers. */
  RECEIPT:
    'auction basket bill bond cart charge chargeback chat checkout coupon deposit dispute email exchange fare ' +
    'hire journey mandate message payment pension plan query refund rental repair replacement session statement ' +
    'subscription survey swap transaction transcript transfer visit voucher',
  CONTRACT: 'agreement certificate contract lease membership meter policy',
  ACCOUNT:
    'acc account accounts acct badge candidate client customer employee flyer iban loan loyalty member mortgage ' +
    'patient rewards routing sort student swift user',
  NUMBER: '# code id ids n no nos nr num number numbers №',
  HANDLE:
    'discord dm facebook fb gamertag handle ig ign insta instagram linkedin login messenger nick nickname player ' +
    'psn reddit signal skype snapchat steam tag telegram tiktok twitter username viber wechat xbox',
  MAIL: 'email emails gmail inbox mail',
  /** Words that a name may follow in some company only. */
  LEAD:
    "afternoon am as by called day done evening herself himself i i'm im is it's its morning name name's names of " +
    'said texted this to told was you',
  CATALOGUE:
    'aisle article barcode batch bus channel chapter coach desk ean error exit fcra fdcpa flight form gate ' +
    'interstate isbn item level lot model page platform room route school seat section size sku step store table ' +
    'terminal train upc usc version window zone',
  BIRTH: 'birth birthday born dob',
  DEVICE: 'chassis imei ip mac serial',
  PLATE: 'car plate reg registration van vin',
  ABBREVIATION: 'acct approx apt ave blvd dr e ext incl mr mrs ms n no nos nr prof rd ref s st ste tel vs w',
  PREPOSITION:
    'about after all another around at before by for from in of on only over since than till to under until with ' +
    'within',
};
