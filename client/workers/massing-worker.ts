/// <reference lib="webworker" />
import { massingFeatures } from '#domain/massing/massing-features.ts';
import type { MassingAnswer, MassingRequest } from './massing.ts';

declare const self: DedicatedWorkerGlobalScope;

self.onmessage = ({ data }: MessageEvent<MassingRequest>) => {
  const answer: MassingAnswer = { number: data.number, parcels: massingFeatures(data.parcels) };
  self.postMessage(answer);
};
