import { parentPort, workerData } from 'node:worker_threads';
import { joinModules } from './join-modules.ts';
import type { SourceModule } from './module-graph.ts';

parentPort?.postMessage(joinModules(workerData as readonly SourceModule[]));
