/** A frame of raw blocks, or of blocks that repeat one byte (RFC 8878); `window` is the descriptor's byte. */
export function writeZstd(
  blocks: readonly (string | { readonly byte: number; readonly times: number })[],
  window = 0x38,
): Buffer {
  const parts = blocks.map((block, at) => {
    const isRaw = typeof block === 'string';
    const body = isRaw ? Buffer.from(block) : Buffer.from([block.byte]);
    const header = Buffer.alloc(3);
    const size = isRaw ? body.length : block.times;
    header.writeUIntLE(Number(at === blocks.length - 1) | ((isRaw ? 0 : 1) << 1) | (size << 3), 0, 3);
    return Buffer.concat([header, body]);
  });
  return Buffer.concat([Buffer.from([0x28, 0xb5, 0x2f, 0xfd, 0, window]), ...parts]);
}
