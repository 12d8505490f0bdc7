import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { writeCalibration } from '../../../src/learn/calibration/file.ts';
import { isHeldOut } from '../../../src/learn/calibration/held-out.ts';
import { knowledge, root } from '../../knowledge.ts';

const file = readFileSync(join(root, 'data/calibration.yaml'), 'utf8');

test('the file is as the command writes it, and other values change no comment', () => {
  expect(writeCalibration(file, knowledge.calibration)).toBe(file);
  const other = writeCalibration(file, { ...knowledge.calibration, trust: 0.6 });
  expect(other).toBe(file.replace(/^trust: .*$/m, 'trust: 0.6'));
});

test('it was measured with the careful reader that this version ships with', () => {
  const bytes = readFileSync(join(root, 'data/model/careful.bin'));
  const own = createHash('sha256').update(bytes).digest('hex').slice(0, 16);
  expect(knowledge.calibration.model, 'run npm run calibrate -- --write').toBe(own);
});

test('rows are held out by the hash of their id, the same as in training', () => {
  // python3 -c "from rows import *; print([i for i in range(100) if is_held_out(Row(f't{i}', '', '', '', '', ()))])"
  const heldOut = Array.from({ length: 100 }, (_, at) => at).filter((at) => isHeldOut({ id: `t${at}` }));
  expect(heldOut).toEqual([43, 48, 61, 66, 98]);
});
