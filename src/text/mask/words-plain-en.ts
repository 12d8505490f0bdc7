/** English words that are no names though they often begin with a capital letter: sentence openers, days, firms, groups. */
export const PLAIN =
  "i'm it's name's " +
  'a an the and or but so if as at in on to of for from by with without into onto over under about after before because ' +
  'since until till while when where why what who whom whose which how that this these those there here then than now ' +
  'never always again also just only even still yet not no yes nor none nobody nothing someone anyone somebody anybody everyone everything ' +
  'something anything all any some each every both either neither many much more most few less least other another such ' +
  'same own very too quite really i me my mine you your yours he him his she her hers it its we us our ours they them ' +
  'their theirs am is are was were be been being do does did done has have had having can could will would shall should ' +
  'may might must cannot dont didnt wont don didn won isn wasn aren weren hasn haven couldn wouldn shouldn doesn ain said told says say saying asked ask went gone came come got get gets gave give ' +
  'took take made make put left called call tried try wanted want needed need please thank thanks sorry hello hi hey dear bye goodbye mate lads ever anyways xx xxx ' +
  'sir madam team folks guys everybody customer customers service services support care sales help desk centre center ' +
  'office department manager supervisor staff company companies bank banking store shop online account order orders ' +
  'delivery delivered driver returned refund refunds refused received app website site internet phone email mail card ' +
  'monday tuesday wednesday thursday friday saturday sunday january february march april june july august september ' +
  'october november december christmas easter today tomorrow yesterday tonight photos photo pictures picture video proof details amazon ebay apple google microsoft samsung ' +
  'facebook twitter instagram whatsapp telegram uber lyft bolt grab doordash deliveroo comcast xfinity verizon att ' +
  'tmobile sprint netflix spotify paypal visa mastercard amex chase citi citibank barclays hsbc lloyds natwest santander ' +
  'halifax monzo revolut equifax experian transunion fedex ups dhl usps hermes evri yodel dpd royal british america american ' +
  'english united delta ryanair easyjet lufthansa emirates airlines airways tesco asda sainsburys walmart target costco ' +
  'ikea argos boots vodafone virgin sky bt ee o2 three iphone android windows mac firefox chrome ' +
  'good great best worst bad nice terrible horrible awful poor disgusting rude very happy unhappy love wish wishes kind ' +
  'warm regards sincerely however although despite instead finally first second third last next meanwhile later once ' +
  'twice one two three four five six seven eight nine ten ok okay oh ah well anyway otherwise therefore maybe perhaps ' +
  'honestly basically apparently usually currently recently unfortunately everytime due per via like unlike plus minus ' +
  'mr mrs ms miss dr prof faq http https club id ceo hr pm tv dvd usb uk us usa eu loyal disappointed angry frustrated upset tired ' +
  'trying writing looking waiting asking having getting calling contacting using going paying told fed unable able sure ' +
  'glad afraid aware currently extremely absolutely so new old big small full long short high low whole total complete ' +
  'half free busy ready wrong right true false real fake different general special personal private public national ' +
  'international local main chief head senior junior lead regional district duty shift night floor fraud security ' +
  'technical claims billing payments complaints operations relations success experience resolution escalation back ' +
  'chat reservation front gate ground cabin crew pro plus premium prime gold silver basic standard';
