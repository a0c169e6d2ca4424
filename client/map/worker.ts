import { prewarm, setWorkerUrl } from 'maplibre-gl';
// The worker is a file of our own build: MapLibre 6 has to be told where it is, and the page's security policy
// allows no blob workers.
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url';

setWorkerUrl(workerUrl);
// it is fetched and read while the style is being made, and serves every map of the page
prewarm();
