/** English words that are no names though they often begin with a capital: sentence openers, days, firms, groups. */
export const PLAIN =
  'a able about absolutely account afraid after again ah ain airlines airways all also although always am amazon ' +
  'america american amex an and android angry another any anybody anyone anything anyway anyways app apparently ' +
  'apple april are aren argos as asda ask asked asking at att august aware awful back bad bank banking barclays ' +
  'basic basically be because been before being best big billing bolt boots both british bt busy but by bye cabin ' +
  'call called calling came can cannot card care center centre ceo chase chat chief christmas chrome citi ' +
  'citibank claims club comcast come companies company complaints complete contacting costco could couldn crew ' +
  'currently customer customers dear december delivered deliveroo delivery delta department desk despite details ' +
  'dhl did didn didnt different disappointed disgusting district do does doesn don done dont doordash dpd dr ' +
  'driver due duty dvd each easter easyjet ebay ee eight either email emirates english equifax escalation eu even ' +
  'ever every everybody everyone everything everytime evri experian experience extremely facebook fake false faq ' +
  'february fed fedex few finally firefox first five floor folks for four fraud free friday from front frustrated ' +
  'full gate gave general get gets getting give glad going gold gone good goodbye google got grab great ground ' +
  'guys had half halifax happy has hasn have haven having he head hello help her here hermes hers hey hi high him ' +
  "his honestly horrible how however hr hsbc http https i i'm id if ikea in instagram instead international " +
  "internet into iphone is isn it it's its january july june junior just kind lads last later lead least left " +
  'less like lloyds local long looking love low loyal lufthansa lyft mac madam made mail main make manager many ' +
  'march mastercard mate may maybe me meanwhile microsoft might mine minus miss monday monzo more most mr mrs ms ' +
  "much must my name's national natwest need needed neither netflix never new next nice night nine no nobody none " +
  'nor not nothing november now o2 october of office oh ok okay old on once one online only onto operations or ' +
  'order orders other otherwise our ours over own paying payments paypal per perhaps personal phone photo photos ' +
  'picture pictures please plus pm poor premium prime private pro prof proof public put quite ready real really ' +
  'received recently refund refunds refused regards regional relations reservation resolution returned revolut ' +
  'right royal rude ryanair said sainsburys sales same samsung santander saturday say saying says second security ' +
  'senior september service services seven shall she shift shop short should shouldn silver since sincerely sir ' +
  'site six sky small so some somebody someone something sorry special spotify sprint staff standard still store ' +
  'success such sunday supervisor support sure take target team technical telegram ten terrible tesco than thank ' +
  'thanks that the their theirs them then there therefore these they third this those three thursday till tired ' +
  'tmobile to today told tomorrow tonight too took total transunion tried true try trying tuesday tv twice ' +
  'twitter two uber uk unable under unfortunately unhappy united unlike until ups upset us usa usb using usps ' +
  'usually verizon very via video virgin visa vodafone waiting walmart want wanted warm was wasn we website ' +
  'wednesday well went were weren what whatsapp when where which while who whole whom whose why will windows wish ' +
  'wishes with without won wont worst would wouldn writing wrong xfinity xx xxx yes yesterday yet yodel you your ' +
  'yours';
