import { Type, type Static } from 'typebox';
import { Compile } from 'typebox/compile';

const Scenario = Type.Integer({ minimum: 1, maximum: 2_147_483_647 });
const Place = Type.Object({
  longitude: Type.Number({ minimum: -180, maximum: 180 }),
  latitude: Type.Number({ minimum: -90, maximum: 90 }),
  zoom: Type.Number({ minimum: 0, maximum: 24 }),
});
const Selected = Type.Object({
  collection: Type.String({ maxLength: 40 }),
  id: Type.String({ maxLength: 64 }),
});

/** What a client may say. `after` is the number of the last changeset it has. */
const ClientMessage = Type.Union([
  Type.Object({
    type: Type.Literal('subscribe'),
    scenario: Scenario,
    after: Type.Optional(Type.Integer({ minimum: 0, maximum: Number.MAX_SAFE_INTEGER })),
  }),
  Type.Object({ type: Type.Literal('unsubscribe'), scenario: Scenario }),
  Type.Object({
    type: Type.Literal('presence'),
    scenario: Scenario,
    place: Type.Optional(Place),
    selected: Type.Optional(Type.Union([Selected, Type.Null()])),
  }),
]);
export type ClientMessage = Static<typeof ClientMessage>;

const validator = Compile(ClientMessage);

/** A message as it came, or null for what is none. */
export function readClientMessage(text: string): ClientMessage | null {
  try {
    const message: unknown = JSON.parse(text);
    return validator.Check(message) ? message : null;
  } catch {
    return null;
  }
}

/** Somebody who looks at a scenario, and at what. */
export interface Presence {
  /** Of the connection: one person may have several. */
  id: string;
  /** Of the person. */
  account: number;
  name: string;
  place?: Static<typeof Place>;
  selected?: Static<typeof Selected> | null;
}

/** Why a connection is ended by the server (codes of private use: RFC 6455, 7.4.2). */
export const closeCodes = {
  /** Nobody is signed in any more. */
  signedOut: 4_401,
  /** What was said is no message, or too much was said. */
  misused: 4_400,
  /** The account has as many connections as it may. */
  tooMany: 4_429,
  /** The reader is too slow: to connect again and catch up. */
  resync: 4_409,
  /** The server stops: to connect again. */
  stopping: 1_012,
} as const;
