/** Lines of one chunk of text, without their ends. */
export interface Lines {
  readonly whole: readonly string[];
  /** The beginning of a line that is too long to be held; it stands behind `whole`, and its rest is skipped. */
  readonly cut?: string;
}

const SHOWN = 1000;

/** Cuts a text into lines, none longer than `most` characters. Memory: a chunk and the line under way. */
export async function* splitLines(text: AsyncIterable<string>, lineEnd: string, most: number): AsyncGenerator<Lines> {
  let rest = '';
  let skipping = false;
  for await (const chunk of text) {
    let from = 0;
    if (skipping) {
      from = chunk.indexOf(lineEnd) + 1;
      if (from === 0) continue;
      skipping = false;
    }
    const end = chunk.lastIndexOf(lineEnd);
    if (end < from) rest += chunk.slice(from);
    else {
      const whole = (rest + chunk.slice(from, end)).split(lineEnd);
      // Only the first line can be longer than a chunk.
      const isLong = (whole[0]?.length ?? 0) > most;
      if (isLong) yield { whole: [], cut: (whole.shift() ?? '').slice(0, SHOWN) };
      yield { whole };
      rest = chunk.slice(end + lineEnd.length);
    }
    if (rest.length <= most) continue;
    yield { whole: [], cut: rest.slice(0, SHOWN) };
    rest = '';
    skipping = true;
  }
  if (rest !== '') yield { whole: [rest] };
}
