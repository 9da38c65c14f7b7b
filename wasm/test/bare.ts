// What a program without the types of the DOM does: `tsc` reads this, nobody runs it.

import { Session, compile, ready } from 'rocketql';
import type { Options, Source } from 'rocketql';
import { ready as readyLite } from 'rocketql/lite';

const source: Source = 'rocketql_wasm_bg.wasm';
await ready();
await ready(source);
await readyLite(new Uint8Array(4));
// @ts-expect-error that is no source
await ready(5);
const options: Options = { server: '8.6.1' };
const compiled = compile('a = 1', options);
export const url: string | null = compiled.ok ? compiled.url : null;
export const session: Session = new Session(options);
