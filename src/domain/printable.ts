const UNPRINTABLE = /(?![\n\t])[\p{Cc}\p{Bidi_Control}\u2028\u2029\ufeff]/gu;

/**
 * A text that does nothing to a terminal: control characters and changes of direction are written as `\u001b`. Line
 * feeds and tabs stay. In JSON it changes how such characters are written, not what is said.
 */
export function printable(text: string): string {
  return text.replace(UNPRINTABLE, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
