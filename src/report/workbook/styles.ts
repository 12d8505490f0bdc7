/** How a cell is shown. */
export const FORMS = [
  'text',
  'wrapped',
  'strong',
  'title',
  'section',
  'header',
  'integer',
  'decimal',
  'percent',
  'change',
  'date',
] as const;
export type Form = (typeof FORMS)[number];

const PERCENT = 164;
const DATE = 165;
const CHANGE = 166;
/** Fonts and fills by their place in the lists below. */
const PLAIN = 0;
const BOLD = 1;
const LARGE = 2;
const WHITE = 3;
const SHADE = 2;
const DARK = 3;

interface Look {
  readonly font?: number;
  readonly fill?: number;
  readonly format?: number;
  readonly wrap?: boolean;
}

const LOOKS: Readonly<Record<Form, Look>> = {
  text: {},
  wrapped: { wrap: true },
  strong: { font: BOLD, wrap: true },
  title: { font: LARGE },
  section: { font: BOLD, fill: SHADE },
  header: { font: WHITE, fill: DARK, wrap: true },
  integer: { format: 3 },
  decimal: { format: 2 },
  percent: { format: PERCENT },
  change: { format: CHANGE },
  date: { format: DATE },
};

/** The number of a style; `quoted` is a text that a spreadsheet would run once somebody edits its cell. */
export function styleOf(form: Form, quoted = false): number {
  return FORMS.indexOf(form) + (quoted ? FORMS.length : 0);
}

export function wraps(form: Form): boolean {
  return LOOKS[form].wrap === true;
}

/** The part of a workbook that holds the styles: each form, then each form for quoted texts. */
export function stylesXml(): string {
  const looks = FORMS.map((form) => LOOKS[form]);
  const formats = [...looks.map((look) => lookXml(look, false)), ...looks.map((look) => lookXml(look, true))];
  return [
    '<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">',
    `<numFmts count="3"><numFmt numFmtId="${PERCENT}" formatCode="0.0%"/><numFmt numFmtId="${DATE}" formatCode="yyyy\\-mm\\-dd"/><numFmt numFmtId="${CHANGE}" formatCode="+0%;-0%;0%"/></numFmts>`,
    '<fonts count="4">',
    fontXml('<sz val="11"/>'),
    fontXml('<b/><sz val="11"/>'),
    fontXml('<b/><sz val="14"/>'),
    fontXml('<b/><sz val="11"/><color rgb="FFFFFFFF"/>'),
    '</fonts><fills count="4"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>',
    fillXml('FFE7EBF0'),
    fillXml('FF2F4058'),
    '</fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>',
    '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>',
    `<cellXfs count="${formats.length}">${formats.join('')}</cellXfs>`,
    '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>',
  ].join('');
}

function lookXml({ font = PLAIN, fill = 0, format = 0, wrap = false }: Look, quoted: boolean): string {
  return [
    `<xf numFmtId="${format}" fontId="${font}" fillId="${fill}" borderId="0" xfId="0"`,
    ` applyNumberFormat="1" applyFont="1" applyFill="1" applyAlignment="1"${quoted ? ' quotePrefix="1"' : ''}>`,
    `<alignment vertical="top"${wrap ? ' wrapText="1"' : ''}/></xf>`,
  ].join('');
}

function fontXml(inner: string): string {
  return `<font>${inner}<name val="Calibri"/><family val="2"/></font>`;
}

function fillXml(color: string): string {
  return `<fill><patternFill patternType="solid"><fgColor rgb="${color}"/><bgColor indexed="64"/></patternFill></fill>`;
}
