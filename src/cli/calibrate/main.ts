// npm run calibrate [-- --write]: a tool for who works on amends; it is no command of the program.
import { Command } from 'commander';
import { addLabelOptions } from '../options.ts';
import { run } from '../run.ts';
import { type CalibrateFlags, calibrate } from './calibrate.ts';

process.exitCode = await run(process, (invocation) =>
  addLabelOptions(new Command('calibrate'))
    .description(
      'measure how sure both readers may be on labelled rows that neither has seen; exit 1 where FILE would change',
    )
    .argument('<file>', 'where the values stand: data/calibration.yaml')
    .argument('<labelled>', 'real complaints, of which every twentieth is held out')
    .argument('[more...]', 'further rows to train the quick reader on')
    .option('--write', 'write the values to FILE')
    .exitOverride()
    .action((file: string, labelled: string, more: string[], flags: CalibrateFlags) =>
      calibrate(file, [labelled, ...more], flags, invocation),
    )
    .parseAsync(process.argv),
);
