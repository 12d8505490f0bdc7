// How companies begin an answer to a review, in both languages.
const GREETING =
  '(?:здрав?ствуйте|добрый (?:день|вечер)|доброе утро|доброго (?:времени суток|дня|вечера|утра)|приветствуем|hello|hi|good (?:day|morning|afternoon|evening))';
const ADDRESS = String.raw`(?:(?:уважаем|дорог)(?:ый|ая|ые|ой|ие)|dear)\s[^.!?\n]{1,60}?[,!.]`;
const NAME = String.raw`\p{L}{2,20}\s?,\s`;
const THANKS = '(?:большое спасибо|спасибо|благодар(?:им|ю)|thank you|thanks|we appreciate)';
const WHAT_FOR = String.raw`(?:(?!спасибо|благодар|thank)[^.!?\n]){0,80}?(?:отзыв(?!ы|ов|ам|чив)|обратн\S+ связь|оценку|обращение|доверие|ваш выбор|выбор наш|покупку|приобретение|что (?:выбрали|поделились|обратили|написали|сообщили|нашли|уделили|оста[её]тесь)|\b(?:your|the) (?:\w+ )?(?:feedback|review|rating|comments|patience)|reaching out|sharing|choosing|contacting|taking the time|bringing this)`;
const ANSWERS = String.raw`(?:ответ(?: от)? (?:продавца|магазина|компании|бренда|представителя|организации|администрации|(?:службы )?поддержки)|(?:response|reply) from (?:the )?(?:owner|seller|business|company|store)|(?:seller|developer|company|owner|store)(?:'s)? (?:response|reply|answer))[^.:!?\n]{0,40}?[:\n]`;
/** Words that the company says and the customer hardly does. */
const VOICE = String.raw`(?<!\p{L})(?:приносим|сожалеем|мы (?:очень |искренне |всегда )?(?:рады|ценим|сожалеем|понимаем|стара|постара|учт|передали|обязательно)|рады,? (?:что|видеть|слышать)|нам (?:очень |искренне )?(?:жаль|приятно|важно|неприятно)|свяжитесь|обра(?:щайтесь|титесь)|напишите (?:нам|в )|просим (?:вас|прощения|извинить|принять)|будем (?:очень )?(?:рады|благодарны|признательны)|надеемся|желаем |с уважением|ваш(?:е|у|его|ему)? (?:отзыв|мнени|обращени|оценк|замечани)|наш(?:ей?|его|ем|им|у)? (?:товар|магазин|компани|продукц|бренд|команд)|we(?:['’]re| are)? (?:so |very |truly )?(?:sorry|apologi[sz]e|glad|happy|appreciate|understand)|please (?:contact|reach|email|send|call)|our (?:team|support|apologies)|kind regards)`;

// A blank is enough before it: pages drop the sign between what they glue together.
const CAPITAL = /(?<=^|[^\p{L}\p{N}])\p{Lu}/gu;
const HEADING = new RegExp(ANSWERS, 'iuy');
const THANKFUL = new RegExp(
  `(?:${NAME})?(?:(?:${GREETING}|${ADDRESS})[\\s,!.]*)?(?:${NAME})?${THANKS}${WHAT_FOR}`,
  'iuy',
);
const OPENING = new RegExp(`(?:${NAME})?(?:${GREETING}|${ADDRESS})(?!\\p{L})`, 'iuy');
/** `Thank you, Ann! We are glad that …`: a customer does not thank by name. */
const BY_NAME = new RegExp(`${THANKS}(?: большое| so much)?,\\s[^.!?\\n]{2,80}[.!]\\s(?=${VOICE})`, 'iuy');
const COMPANY = new RegExp(`${VOICE}|${THANKS}${WHAT_FOR}`, 'iu');
const TO_YOU = /(?<!\p{L})(?:вас|вам|ваш\p{L}*|your?)(?!\p{L})/iu;
const NEAR = 300;

export interface ReplyStart {
  readonly at: number;
  /** Behind a heading such as `Ответ продавца:`. */
  readonly from: number;
}

/**
 * Finds where a company's reply begins in a text: at a heading, at thanks for the review, or at a greeting or an address
 * with an apology or an offer behind it. `certain` says that there is a reply: then a greeting in the middle is enough.
 */
export function findReply(text: string, certain: boolean): ReplyStart | undefined {
  for (const { index } of text.matchAll(CAPITAL)) {
    const heading = lengthAt(HEADING, text, index);
    if (heading > 0) return { at: index, from: index + heading };
    const near = text.slice(index, index + NEAR);
    const thanks = lengthAt(THANKFUL, text, index);
    const opening = lengthAt(OPENING, text, index);
    if (
      (thanks > 0 && (certain || TO_YOU.test(near.slice(0, thanks)) || COMPANY.test(near.slice(thanks)))) ||
      (opening > 0 && greets(index, near.slice(opening))) ||
      (lengthAt(BY_NAME, text, index) > 0 && TO_YOU.test(near))
    )
      return { at: index, from: index };
  }
  return undefined;

  /** Customers greet too where they begin. */
  function greets(index: number, behind: string): boolean {
    return index > 0 ? certain || COMPANY.test(behind) : certain && COMPANY.test(behind);
  }
}

/** How long a match is that begins at an index; 0 where none does. */
function lengthAt(pattern: RegExp, text: string, index: number): number {
  pattern.lastIndex = index;
  return pattern.exec(text)?.[0].length ?? 0;
}
