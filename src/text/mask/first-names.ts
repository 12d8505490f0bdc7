/** Common first names with their short forms, ё as е. Names that are words too (Вера, Света, Mark, Rose) need a context. */
const RUSSIAN =
  'александр алексей анатолий андрей антон аркадий арсений артем артемий артур богдан борис вадим валентин валерий ' +
  'василий виктор виталий владислав всеволод вячеслав геннадий георгий герман глеб григорий давид данила даниил данил ' +
  'денис дмитрий евгений егор захар иван игорь ильдар илья иннокентий иосиф кирилл константин лаврентий леонид макар ' +
  'максим марат матвей михаил мурад мухаммад магомед назар никита николай олег павел петр платон равшан рамиль рашид ' +
  'ренат ринат родион ростислав руслан рустам савелий святослав семен сергей станислав степан тарас тигран тимофей ' +
  'тимур тихон фарид федор филипп фархад шамиль эдуард эльдар эмиль юрий ярослав ашот армен арсен гурген ахмед бахтияр ' +
  'джамшед джамшут отабек санжар улугбек азамат айдар айрат алмаз ильяс искандер камиль наиль роберт рафаэль закир зураб ' +
  'гиви автандил левон нурлан ержан бауыржан болат данияр ' +
  'агата аида аделина айгуль айнур алевтина александра алена алеся алина алиса алия алла альбина алсу амина анастасия ' +
  'ангелина анжела анжелика анна антонина анфиса арина ася валентина валерия варвара василиса вероника виктория виолетта ' +
  'галина гульнара гузель дана дарина дарья диана диляра динара ева евгения евдокия екатерина елена елизавета жанна ' +
  'зарина зинаида злата зоя зульфия зухра инга инесса инна ирина камила камилла карина каринэ кира клавдия клара ксения ' +
  'лариса лейла леся лидия лилиана лина луиза людмила ляйсан мадина маргарита марина мария марьяна милана мирослава надия ' +
  'наталья наталия нелли нина оксана олеся ольга полина раиса регина римма рита рузанна сабина светлана серафима снежана ' +
  'софия софья стефания таисия тамара татьяна ульяна фаина фатима эвелина элеонора элина эльвира эльмира эмма юлия юлиана ' +
  'яна ярослава назгуль асель мадинат патимат наргиза нигора ' +
  'саша сашка леша лешка алеша толик гриша гришка дима димка димон женя женька жора ваня ваньки илюша коля колька леня ' +
  'макс миша мишка никитос олежка паша пашка петя сережа серега степа стас славик федя юра юрка ярик вова вовка володя ' +
  'витя витек вася васька антоха андрюха гена геша даня егорка кирюха лева миха санек тоха эдик ' +
  'аленка анечка аня анька валюша варя вика галя даша дашка жанночка зина иришка ира ирка катя катька катюша кристина ' +
  'ксюша лара лена ленка лера лида лиза люба любаша люда люся маня марго маринка маруся маша машка надя настя настенька ' +
  'наташа натка нюра оксанка олечка оля ольчик рая риточка соня таня танюша тома тоня уля юля юлька яночка';
const ENGLISH =
  'aaron adam adrian ahmed aidan alan albert alejandro alex alexander alfred ali alistair allan amir andre andrea andreas ' +
  'andrew andy angus anthony antonio arjun arthur ashok barry bartholomew benjamin bernard bob brad bradley brandon brendan ' +
  'brent brett brian bruce bryan callum cameron carl carlos cedric charles charlie chidi chris christian christopher colin ' +
  'connor conor craig cyril damian damien daniel danny darren darryl dave david dean declan denis dennis derek desmond ' +
  'diego dmitri dominic donald donny douglas duncan dwayne dylan eamon ed eddie edgar edmund eduardo edward edwin eli ' +
  'elijah elliot elliott emeka emmanuel enrique eric ernest ethan eugene evan farid felix fernando fergus francisco fred ' +
  'freddie frederick gareth gary gavin geoff geoffrey george gerald gerard gerry giles giovanni glen glenn gordon graham ' +
  'greg gregory gustavo hamza harold harry harvey hassan hector henry herbert horace howard hugh hugo hussein ian ibrahim ' +
  'imran isaac ivan jacob jake jamal james jamie jared jason javier jeff jeffrey jeremy jerome jerry jesse jesus jim jimmy ' +
  'joe joel johan john johnny jon jonathan jorge jose joseph josh joshua juan julian justin karim keith kelvin ken kenneth ' +
  'kenny kevin kieran kofi kumar kurt kwame kyle lamar lawrence lee leo leon leonard leroy leslie lewis liam logan louis ' +
  'luca lucas luis luke magnus malcolm malik manuel marco marcus mario martin marvin mateusz matt matthew maurice mehmet ' +
  'micah michael miguel mike mitch mohamed mohammad mohammed morris moses muhammad nathan nathaniel neil nelson nicholas ' +
  'nigel noah norman oliver ollie omar oscar owen pablo patrick paul pedro percy pete peter phil philip phillip pierre ' +
  'rafael rahul raj rajesh ralph ramesh randy raymond reginald rhys ricardo richard rick ricky robbie robert roberto ' +
  'roderick rodney rodrigo roger roland ronald ronnie ross roy rupert russell ryan salim sam samir samuel sandeep sanjay ' +
  'santiago scott sean sebastian sergio seth shane shaun shawn sid simon stan stanley stefan stephen steve steven stuart ' +
  'suresh sven tariq ted terence terrence terry theo theodore thomas tim timothy tobias toby todd tom tomasz tommy tony ' +
  'travis trevor tristan tyler tyrone vernon vijay vikram vince vincent vinny wayne wesley wilfred william winston yusuf ' +
  'zach zachary zoltan abdul abdullah ahmad aarav amit anil bilal chinedu deepak femi gaurav hans hiroshi jakub jamil joao jurgen jürgen kenji khalid klaus krzysztof lars luca manish matteo mustafa nikhil omari osman pawel piotr rohan soren sunil thabo thiago tunde varun vivek wojciech zain curtis clifford clyde clinton darnell darrell derrick devin dwight floyd franklin garrett gilbert guillermo ignacio jermaine kendrick kirk lamont lionel lloyd lorenzo lyle marc marshall melvin mitchell orlando otis perry preston quentin ramon raul reuben ruben rudy salvador spencer stewart terrell tyrell wallace walter warren wendell gaz shaz baz daz kev gav dan ben trish lou trev stu abs jess dom ollie nat kat ron len wes doug hank gus ellie izzy abby lottie tilly evie archie alfie charlie liv tash nessa steph bex jez cal meg ' +
  'aditi agnieszka akiko amara anjali astrid beatriz bronagh camila chiara chioma ewa freja giulia gurpreet harpreet huda ingeborg jaspreet kasia katarzyna kavita layla leilani magda mariam meera neha ngozi pooja rania rocio salma shreya swati thandi ulrike yuki zanele zofia abigail ada adele agnes aisha alana alexandra alexis alice alicia alison amanda amber amelia amina amy ana anastasia ' +
  'angela angie anita ann anna annabel anne annie antonia aoife arlene ashley audrey ayesha barbara beatrice becky belinda ' +
  'bernadette beth bethany betty beverley bianca brenda bridget bronwyn camille candice carla carmen carol caroline ' +
  'carolyn cassandra catherine cathy cecilia celia chantal cheryl chloe christina christine cindy claire clara claudia ' +
  'colleen connie consuelo corinne courtney cynthia danielle daphne deborah debbie debra deirdre denise destiny diana diane ' +
  'dolores donna dora doreen doris dorothy edith eileen elaine eleanor elena elise eliza elizabeth ella ellen elsie emily ' +
  'emma erica erin esther ethel eva evelyn farida fatima fiona frances francesca freya gabriella gail gemma georgia ' +
  'georgina geraldine gertrude gillian gina gladys glenda gloria greta gwen hannah harriet hazel heather heidi helen helena ' +
  'henrietta hilary imogen ingrid irene iris isabel isabella isla jackie jacqueline jane janet janice jasmine jeanette ' +
  'jemima jen jenna jennifer jenny jessica jill joan joanna joanne jodie josephine joyce juanita judith judy julia juliana ' +
  'julie juliet kara karen kate katherine kathleen kathryn kathy katie kayla keisha kelly kerry kim kimberly kirsten ' +
  'kristen kristin krystal lakshmi lara latoya laura lauren leah leanne leila lena leticia lillian linda lindsay lisa liz ' +
  'lois lorna lorraine louise lucia lucinda lucy lydia lynn lynne mabel maddie madeleine maeve maggie mandy margaret maria ' +
  'marian marie marilyn marina marion marjorie marlene martha mary matilda maureen megan mei melanie melissa mia michelle ' +
  'mildred millie miranda miriam moira molly mona monica morag muriel nadia nadine nancy naomi natalie natasha niamh ' +
  'nicola nicole nina noor nora noreen olga olive olivia paige pam pamela patricia paula pauline phoebe phyllis philippa ' +
  'polly priya rachel raquel rebecca renee rhoda rita roberta rosa rosalind rosemary rosie roxanne ruth sabrina sadie sally ' +
  'samantha sandra sara sarah shannon sharon sheila shelley sherry shirley siobhan sonia sophia sophie stacey stella ' +
  'stephanie sunita susan suzanne sylvia tamara tammy tanya tara teresa tess theresa tiffany tina tracey tracy ursula ' +
  'valerie vanessa vera veronica vicky violeta vivian wanda wendy winifred yasmin yolanda yvette yvonne zainab zara zoe';

/** Forms that are common words: «кости», «лена», «макси». */
const WORDS_TOO = new Set(
  'кости люди ваньки марина маринку дана дане дану дан ася лин лине раи рае томе томы тома тому томом тоне тони илье степи лиды'.split(
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
