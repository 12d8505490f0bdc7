// A thread that reads for a careful pool: gets texts, gives back their readings, one message for one, in order.
import { parentPort, workerData } from 'node:worker_threads';
import { createCarefulReader } from '../classify/careful/reader.ts';
import type { CarefulThreadData } from './careful-pool.ts';

const { model, encoder, seat } = workerData as CarefulThreadData;
const read = createCarefulReader(model, encoder, seat);
parentPort?.on('message', (texts: readonly string[]) => parentPort?.postMessage(read(texts)));
