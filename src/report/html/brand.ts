import { UserError } from '../../domain/user-error.ts';
import { html, type Markup } from './markup.ts';

/** What makes a page the company's own: its picture and its colour. */
export interface Brand {
  readonly logo?: Logo | undefined;
  /** `#rrggbb`, checked by `parseColor`. */
  readonly color?: string | undefined;
}

export interface Logo {
  readonly type: 'image/png' | 'image/jpeg' | 'image/svg+xml';
  readonly bytes: Uint8Array;
}

const MOST_BYTES = 512 * 1024;

/**
 * Takes the bytes of a picture for a logo, by what they are and not by their name.
 * @throws {UserError} when they are none, or too many
 */
export function parseLogo(bytes: Uint8Array, name: string): Logo {
  if (bytes.length > MOST_BYTES)
    throw new UserError('usage', `--logo ${name}: ${Math.ceil(bytes.length / 1024)} KiB are too many for a logo`, {
      hint: `at most ${MOST_BYTES / 1024} KiB: it stands in every page that is written`,
    });
  const type = typeOf(bytes);
  if (type === undefined)
    throw new UserError('usage', `--logo ${name}: is no PNG, JPEG or SVG`, { hint: 'save it as one of them' });
  return { type, bytes };
}

function typeOf(bytes: Uint8Array): Logo['type'] | undefined {
  const startsWith = (...start: number[]) => start.every((byte, at) => bytes[at] === byte);
  if (startsWith(0x89, 0x50, 0x4e, 0x47)) return 'image/png';
  if (startsWith(0xff, 0xd8, 0xff)) return 'image/jpeg';
  const head = new TextDecoder().decode(bytes.subarray(0, 4096));
  return /^\ufeff?\s*(?:<\?xml|<!--|<!DOCTYPE svg|<svg)/i.test(head) && /<svg[\s>]/i.test(head)
    ? 'image/svg+xml'
    : undefined;
}

/** As an image, so that nothing in it runs or loads; it is decoration beside the title. */
export function renderLogo({ type, bytes }: Logo): Markup {
  return html`<img class="logo" alt="" src="data:${type};base64,${Buffer.from(bytes).toString('base64')}">`;
}

/** The grounds that the colour stands on, as in `style/theme.css`: cards in the light theme, cards in the dark one. */
const LIGHT = '#f5f4f1';
const DARK = '#212327';
const DARK_PAPER = '#17181b';
/** WCAG 2.2 AA, text of usual size. */
const ENOUGH = 4.5;

/**
 * Takes a colour for headings' rules, links and buttons.
 * @returns `#rrggbb` in small letters
 * @throws {UserError} when it is none, or too light to be read
 */
export function parseColor(text: string): string {
  const digits = /^#(?:([\da-f]{3})|([\da-f]{6}))$/i.exec(text.trim());
  if (digits === null)
    throw new UserError('usage', `--color: "${text}" is no colour`, { hint: 'six hex digits, for example #1f4e8c' });
  const [, short, long] = digits;
  const color = `#${long ?? [...(short ?? '')].map((digit) => digit + digit).join('')}`.toLowerCase();
  const contrast = contrastOf(color, LIGHT);
  if (contrast >= ENOUGH) return color;
  throw new UserError(
    'usage',
    `--color: ${color} is too light to be read: its contrast is ${Math.floor(contrast * 10) / 10}, text needs ${ENOUGH}`,
    { hint: `a darker shade of it that can be read: ${until(color, '#000000', LIGHT)}` },
  );
}

/** The variables of the page in this colour; in the dark theme in a lighter shade of it. */
export function brandStyle(color: string): string {
  const light = `--accent:${color};--accent-soft:${mix(color, '#ffffff', 0.55)}`;
  const shade = until(color, '#ffffff', DARK);
  const dark = `--accent:${shade};--accent-soft:${mix(shade, DARK_PAPER, 0.45)}`;
  return (
    `:root{${light}}@media screen and (prefers-color-scheme:dark){:root:not([data-theme="light"]){${dark}}}` +
    `@media screen{:root[data-theme="dark"]{${dark}}}`
  );
}

/** The first shade on the way to black or white that can be read on the ground. */
function until(color: string, end: string, ground: string): string {
  for (let part = 0; part < 1; part += 0.02) {
    const shade = mix(color, end, part);
    if (contrastOf(shade, ground) >= ENOUGH) return shade;
  }
  return end;
}

function mix(color: string, other: string, part: number): string {
  const [from, to] = [channelsOf(color), channelsOf(other)];
  const mixed = from.map((value, at) => Math.round(value + ((to[at] ?? 0) - value) * part));
  return `#${mixed.map((value) => value.toString(16).padStart(2, '0')).join('')}`;
}

/** WCAG 2.2, contrast ratio: 1 to 21. */
function contrastOf(a: string, b: string): number {
  const [light, dark] = [luminanceOf(a), luminanceOf(b)].sort((one, other) => other - one);
  return ((light ?? 0) + 0.05) / ((dark ?? 0) + 0.05);
}

/** WCAG 2.2, relative luminance. */
function luminanceOf(color: string): number {
  const [red = 0, green = 0, blue = 0] = channelsOf(color).map((value) => {
    const share = value / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function channelsOf(color: string): number[] {
  return [1, 3, 5].map((at) => Number.parseInt(color.slice(at, at + 2), 16));
}
