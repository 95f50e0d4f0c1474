import { listen } from '#extension/offscreen/listen.ts';

listen();
