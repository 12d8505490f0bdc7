// Words by which a language is told: function words, and a few that complaints in it can hardly do without.

/** Neither English, nor Russian in Latin letters, nor names. */
export const STRONG_LATIN = words(
  // German, Dutch, Swedish, Danish and Norwegian
  'ich nicht und ist wir sehr auch wurde haben keine kein aber noch beim für über schlecht leider immer mehr eine einen auf schon wieder wenn dass habe hatte sind sich werden gibt nichts alles',
  'het een niet naar zijn geen ik mijn ook goed heb eten koud bezorging maar deze',
  'och inte jag är mycket på för aldrig og ikke jeg meget veldig maten maden',
  // Spanish, Portuguese, French, Italian, Romanian
  'muy pero está están estoy para más nada nunca porque servicio también fue tiene tienen tengo cuando gracias bueno malo mala comida quiero hacer desde siempre qué',
  'não você são meu minha pra só também então bom ruim pedido quando muito isso até demais',
  'très avec été jamais toujours livraison livreur sont cette votre ça même aussi depuis commande mauvais',
  'sono molto gli della più perché questo sempre servizio cibo arrivato è anche nella pessimo ordine quando niente',
  'și este foarte pentru că mâncare sunt mâncarea rece nimic',
  // Polish, Czech, Croatian, Hungarian, Finnish, Lithuanian, Latvian
  'nie jest się bardzo tylko był była było przez jedzenie zimne już czy dostawa zamówienie jestem',
  'není jsem že bylo velmi jídlo jsou nebo studené špatné jsme nije vrlo hrana hladna loše nisu',
  'és egy hogy volt nagyon étel hideg rossz nem että mutta ruoka kylmää hyvin todella labai nėra ļoti nav',
  // Turkish, Uzbek, Indonesian, Hindi and Tagalog in Latin letters
  'bir çok için değil kötü geldi sipariş hiç daha gibi berbat yemek soğuk juda emas uchun yang tidak saya sangat untuk makanan dengan sudah pesanan',
  'nahi nahin bahut mera kya karo raha rahe hota bekar bekaar ng yung sobrang salamat naman walang',
);

/** Words of theirs that are English, Russian or names too. */
export const WEAK_LATIN = words(
  'der das die den dem des ein mit von bei nur zum zur wie el la los las una por con sin que mi nos del todo como mas este esta solo le les une est pas dans je nous vous',
  'sur qui du au mon rien il lo che per non ma mai dei um uma foi dos das na pelo ve bu ile ama yok w z na za od do jak ale po van voor dat wel nog att det som med er ei je se su',
  'ali nu dar mai fost dan ini aur hai kar ke ki ka ang un',
);

/** None of them is at home in a language that is told. */
export const ENGLISH = words(
  'the and is are of for with this that you have not my it be they very good what when your from would will just but we our an had has been there which was at their bad food late order',
);

export const STRONG_CYRILLIC = words(
  // Ukrainian, Belarusian
  'що дуже був було мені немає який яка яке вже навіть якщо щоб погано замовлення смачно чому нічого треба працює гэта вельмі быў яны няма дрэнна',
  // Bulgarian, Serbian, Kazakh
  'се съм са беше това тази този който която което със във бях също лошо храна поръчка доста защото обаче никога није веома било нису јако лоше',
  'және бұл жоқ өте емес үшін жаман тамақ',
);

/** None of them is at home in another Slavic language with the same letters. */
export const RUSSIAN = words(
  'что это очень если только был уже меня мне когда вообще потому они еще ещё всё вы тоже просто ничего всегда',
);

function words(...lines: readonly string[]): ReadonlySet<string> {
  return new Set(lines.flatMap((line) => line.split(' ')));
}
