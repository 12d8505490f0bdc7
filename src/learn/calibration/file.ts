import type { Calibration } from '../../knowledge/schema.ts';

/** The file with other values under the same comment. */
export function writeCalibration(file: string, calibration: Calibration): string {
  const { rows, sources, model, passOn, trust, sharpness, review } = calibration;
  const comment = file.split('\n').filter((line) => line.startsWith('#'));
  const values = [
    `rows: ${rows}`,
    `sources: '${sources}'`,
    `model: '${model}'`,
    `passOn: { severity: ${passOn.severity}, category: ${passOn.category} }`,
    `trust: ${trust}`,
    `sharpness: ${sharpness}`,
    `review: ${review}`,
  ];
  return `${[...comment, ...values].join('\n')}\n`;
}
