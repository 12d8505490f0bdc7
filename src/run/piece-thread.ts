// A thread that works for a piece pool: gets pieces, gives back what it makes of each, one message for one, in order.
import { parentPort, workerData } from 'node:worker_threads';
import { createJudge, createQuick } from '../classify/classifier.ts';
import { createMaker } from './goal.ts';
import { judgePiece } from './piece.ts';
import type { PieceThreadData, Request } from './piece-pool.ts';

const { knowledge, model, goal } = workerData as PieceThreadData;
const judge = createJudge(knowledge, createQuick(knowledge, model));
const maker = createMaker(goal, knowledge);

parentPort?.on('message', async (request: Request) => {
  parentPort?.postMessage(request === 'summary' ? maker.summary() : maker.add(await judgePiece(request, judge)));
});
