// node papaparse.js LOG: reads every cell and prints how many rows there are.
import { createReadStream } from 'node:fs';
import Papa from 'papaparse';

let rows = 0;
Papa.parse(createReadStream(process.argv[2], 'utf8'), {
  header: true,
  skipEmptyLines: true,
  step: () => {
    rows += 1;
  },
  complete: () => console.log(rows),
});
