/** Common first names and their short forms, ё as е. Names that are words too (Вера, Mark, Rose) need a context. */
const RUSSIAN =
  'автандил агата аделина азамат аида айгуль айдар айнур айрат алевтина александр александра алексей алена аленка ' +
  'алеся алеша алина алия алла алмаз алсу альбина амина анастасия анатолий ангелина андрей андрюха анечка ' +
  'анжела анжелика анна антон антонина антоха анфиса анька аня арина аркадий армен арсен арсений артем артемий ' +
  'артур асель ася ахмед ашот бауыржан бахтияр богдан болат борис вадим валентин валентина валерий валерия валюша ' +
  'ваньки ваня варвара варя василий василиса васька вася вероника вика виктор виктория виолетта виталий витек ' +
  'витя владислав вова вовка володя всеволод вячеслав галина галя гена геннадий георгий герман геша гиви глеб ' +
  'григорий гриша гришка гузель гульнара гурген давид дана даниил данил данила данияр даня дарина дарья даша ' +
  'дашка денис джамшед джамшут диана диляра дима димка димон динара дмитрий ева евгений евгения евдокия егор ' +
  'егорка екатерина елена елизавета ержан жанна жанночка женька женя жора закир зарина захар зина зинаида злата ' +
  'зоя зульфия зураб зухра иван игорь ильдар илья ильяс илюша инга инесса инна иннокентий иосиф ира ирина иришка ' +
  'ирка искандер камила камилла камиль карина каринэ катька катюша катя кира кирилл кирюха клавдия клара колька ' +
  'коля константин кристина ксения ксюша лаврентий лара лариса лева левон лейла лена ленка леня леонид лера леся ' +
  'леша лешка лида лидия лиза лилиана лина луиза люба любаша люда людмила люся ляйсан магомед мадина мадинат ' +
  'макар макс максим маня марат маргарита марго марина маринка мария марьяна матвей маша машка милана ' +
  'мирослава миха михаил миша мишка мурад мухаммад надия надя назар назгуль наиль наргиза настенька настя наталия ' +
  'наталья наташа натка нелли нигора никита никитос николай нина нурлан нюра оксана оксанка олег олежка олеся ' +
  'олечка ольга ольчик оля отабек павел патимат паша пашка петр петя полина равшан раиса рамиль рафаэль ' +
  'рашид рая регина ренат римма ринат рита риточка роберт родион ростислав рузанна руслан рустам сабина савелий ' +
  'санек санжар саша сашка светлана святослав семен серафима сергей серега сережа славик снежана соня софия софья ' +
  'станислав стас степа степан стефания таисия тамара танюша таня тарас татьяна тигран тимофей тимур тихон толик ' +
  'тома тоня тоха улугбек ульяна уля фаина фарид фархад фатима федор федя филипп шамиль эвелина эдик эдуард ' +
  'элеонора элина эльвира эльдар эльмира эмиль эмма юлиана юлия юлька юля юра юрий юрка яна яночка ярик ярослав ' +
  'ярослава';
const ENGLISH =
  'aarav aaron abby abdul abdullah abigail ada adam adele aditi adrian agnes agnieszka ahmad ahmed aidan ' +
  'aisha akiko alan alana albert alejandro alex alexander alexandra alexis alfie alfred ali alice alicia alison ' +
  'alistair allan amanda amara amelia amina amir amit amy ana anastasia andre andrea andreas andrew andy ' +
  'angela angie anil anita anjali ann anna annabel anne annie anthony antonia antonio aoife archie arjun ' +
  'arlene arthur ashley ashok astrid audrey ayesha barbara barry bartholomew baz beatrice beatriz becky belinda ' +
  'ben benjamin bernadette bernard beth bethany betty beverley bex bianca bilal bob brad bradley brandon brenda ' +
  'brendan brent brett brian bridget bronagh bronwyn bruce bryan cal callum cameron camila camille candice carl ' +
  'carla carlos carmen carol caroline carolyn cassandra catherine cathy cecilia cedric celia chantal charles ' +
  'charlie cheryl chiara chidi chinedu chioma chloe chris christian christina christine christopher cindy claire ' +
  'clara claudia clifford clinton clyde colin colleen connie connor conor consuelo corinne courtney craig curtis ' +
  'cynthia cyril damian damien dan daniel danielle danny daphne darnell darrell darren darryl dave david daz dean ' +
  'debbie deborah debra declan deepak deirdre denis denise dennis derek derrick desmond devin diana diane ' +
  'diego dmitri dolores dom dominic donald donna donny dora doreen doris dorothy doug douglas duncan dwayne ' +
  'dwight dylan eamon ed eddie edgar edith edmund eduardo edward edwin eileen elaine eleanor elena eli elijah ' +
  'elise eliza elizabeth ella ellen ellie elliot elliott elsie emeka emily emma emmanuel enrique eric erica erin ' +
  'ernest esther ethan ethel eugene eva evan evelyn evie ewa farid farida fatima felix femi fergus fernando fiona ' +
  'floyd frances francesca francisco franklin fred freddie frederick freja freya gabriella gail gareth garrett ' +
  'gary gaurav gav gavin gaz gemma geoff geoffrey george georgina gerald geraldine gerard gerry gertrude ' +
  'gilbert giles gillian gina giovanni giulia gladys glen glenda glenn gloria gordon graham greg gregory greta ' +
  'guillermo gurpreet gus gustavo gwen hamza hank hannah hans harold harpreet harriet harry harvey hassan hazel ' +
  'heather hector heidi helen helena henrietta henry herbert hilary hiroshi horace howard huda hugh hugo hussein ' +
  'ian ibrahim ignacio imogen imran ingeborg ingrid irene iris isaac isabel isabella isla ivan izzy jackie jacob ' +
  'jacqueline jake jakub jamal james jamie jamil jane janet janice jared jason jaspreet javier jeanette ' +
  'jeff jeffrey jemima jen jenna jennifer jenny jeremy jermaine jerome jerry jess jesse jessica jesus jez jill ' +
  'jim jimmy joan joanna joanne joao jodie joe joel johan john johnny jon jonathan jorge jose joseph josephine ' +
  'josh joshua joyce juan juanita judith judy julia julian juliana julie juliet jurgen justin jürgen kara karen ' +
  'karim kasia kat katarzyna kate katherine kathleen kathryn kathy katie kavita kayla keisha keith kelly kelvin ' +
  'ken kendrick kenji kenneth kenny kerry kev kevin khalid kieran kim kimberly kirk kirsten klaus kofi kristen ' +
  'kristin krystal krzysztof kumar kurt kwame kyle lakshmi lamar lamont lara lars latoya laura lauren lawrence ' +
  'layla leah leanne lee leila leilani len lena leo leon leonard leroy leslie leticia lewis liam lillian linda ' +
  'lindsay lionel lisa liv liz lloyd logan lois lorenzo lorna lorraine lottie lou louis louise luca lucas lucia ' +
  'lucinda lucy luis luke lydia lyle lynn lynne mabel maddie madeleine maeve magda maggie magnus malcolm malik ' +
  'mandy manish manuel marc marco marcus margaret maria mariam marian marie marilyn marina mario marion marjorie ' +
  'marlene marshall martha martin marvin mary mateusz matilda matt matteo matthew maureen maurice meera meg megan ' +
  'mehmet mei melanie melissa melvin mia micah michael michelle miguel mike mildred millie miranda miriam mitch ' +
  'mitchell mohamed mohammad mohammed moira molly mona monica morag morris moses muhammad muriel mustafa nadia ' +
  'nadine nancy naomi nat natalie natasha nathan nathaniel neha neil nelson nessa ngozi niamh nicholas nicola ' +
  'nicole nigel nikhil nina noah noor nora noreen norman olga oliver olivia ollie omar omari oscar ' +
  'osman otis owen pablo paige pam pamela patricia patrick paul paula pauline pawel pedro percy perry pete peter ' +
  'phil philip philippa phillip phoebe phyllis pierre piotr polly pooja priya quentin rachel rafael rahul ' +
  'raj rajesh ralph ramesh ramon randy rania raquel raul raymond rebecca reginald renee reuben rhoda rhys ricardo ' +
  'richard rick ricky rita robbie robert roberta roberto rocio roderick rodney rodrigo roger rohan roland ron ' +
  'ronald ronnie rosa rosalind rosemary rosie ross roxanne roy ruben rudy rupert russell ruth ryan sabrina sadie ' +
  'salim sally salma salvador sam samantha samir samuel sandeep sandra sanjay santiago sara sarah scott sean ' +
  'sebastian sergio seth shane shannon sharon shaun shawn shaz sheila shelley sherry shirley shreya sid simon ' +
  'siobhan sonia sophia sophie soren spencer stacey stan stanley stefan stella steph stephanie stephen steve ' +
  'steven stewart stu stuart sunil sunita suresh susan suzanne sven swati sylvia tamara tammy tanya tara tariq ' +
  'tash ted terence teresa terrell terrence terry tess thabo thandi theo theodore theresa thiago thomas tiffany ' +
  'tilly tim timothy tina tobias toby todd tom tomasz tommy tony tracey tracy travis trev trevor trish tristan ' +
  'tunde tyler tyrell tyrone ulrike ursula valerie vanessa varun vera vernon veronica vicky vijay vikram vince ' +
  'vincent vinny violeta vivek vivian wallace walter wanda warren wayne wendell wes wesley wilfred william ' +
  'winifred winston wojciech yasmin yolanda yuki yusuf yvette yvonne zach zachary zain zainab zanele zara zoe ' +
  'zofia zoltan';

/** Forms that are common words: «кости», «люди», «рае». */
const WORDS_TOO = new Set(
  'ася ваньки дан дана дане дану илье кости лиды лин лине люди марина маринку рае раи степи тома томе томом тому томы тоне тони'.split(
    ' ',
  ),
);

const FORMS = new Set<string>(ENGLISH.split(' '));
for (const name of RUSSIAN.split(' ')) for (const form of formsOf(name)) FORMS.add(form);
for (const word of WORDS_TOO) FORMS.delete(word);

/** Whether a word, in lower case with ё as е, is a common first name in one of its cases. */
export function isFirstName(form: string): boolean {
  return FORMS.has(form) || (form.includes("'") && FORMS.has(form.slice(0, form.indexOf("'"))));
}

function formsOf(name: string): string[] {
  const stem = name.slice(0, -1);
  const endings = (list: string) => [name, ...list.split(' ').map((ending) => stem + ending)];
  if (name.endsWith('ия')) return endings('и ю ей');
  if (name.endsWith('я')) return endings('и е ю ей');
  if (name.endsWith('а')) return endings('ы и е у ой ей');
  if (name.endsWith('й')) return endings('я ю ем е и');
  if (name.endsWith('ь')) return endings('я ю ем е и ью');
  return [name, ...['а', 'у', 'ом', 'е'].map((ending) => name + ending)];
}
