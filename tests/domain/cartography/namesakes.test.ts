import { describe, expect, it } from 'vitest';
import { withoutNamesakes } from '#domain/cartography/namesakes.ts';

const named = (...names: string[]) => names.map((name) => ({ properties: { name } }));
const left = (boundaries: string[], places: string[]) =>
  withoutNamesakes(named(...boundaries), named(...places)).map(({ properties }) => properties.name);

describe('withoutNamesakes', () => {
  it('leaves out a division whose seat goes by its name, with or without what it is', () => {
    expect(left(['原平市', '忻州市', '盂县'], ['原平市', '忻州'])).toEqual(['盂县']);
  });

  it('sees through a remark behind the name of the seat', () => {
    expect(left(['阳曲县', '忻府区'], ['阳曲县（黄寨镇）'])).toEqual(['忻府区']);
  });

  it('keeps a name of one character with its word', () => {
    expect(left(['祁县', '盂县'], ['祁县'])).toEqual(['盂县']);
  });

  it('keeps all where there are no places', () => {
    expect(left(['原平市'], [])).toEqual(['原平市']);
  });
});
