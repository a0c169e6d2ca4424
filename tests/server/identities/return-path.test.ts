import { describe, expect, it } from 'vitest';
import { requireReturnPath } from '../../../server/identities/return-path.ts';

describe('the page to come back to', () => {
  it.each([
    ['/', '/'],
    ['/?plan=taixin&v=14.6/38.17/112.7', '/?plan=taixin&v=14.6/38.17/112.7'],
    ['/a/../b', '/b'],
    ['/?next=//evil.example', '/?next=//evil.example'],
    ['/?q=太原', '/?q=%E5%A4%AA%E5%8E%9F'],
    // what stands after the hash belongs to the page, and the answer puts its own there
    ['/page#link=x', '/page'],
    ['/@evil.example', '/@evil.example'],
  ])('%s is %s', (text, path) => {
    expect(requireReturnPath(text)).toBe(path);
  });

  it.each([
    '',
    'evil.example',
    '//evil.example',
    '///evil.example',
    '/\\evil.example',
    '\\\\evil.example',
    '/.//evil.example',
    '/..//evil.example',
    '/%2e//evil.example',
    '/a\\b',
    '/\t/evil.example',
    '\t//evil.example',
    '/\n/evil.example',
    ' //evil.example',
    'https:evil.example',
    'https://evil.example',
    'http://here.invalid/',
    'javascript:alert(1)',
    'data:text/html,x',
    '/\u0000',
  ])('%j is none', (text) => {
    expect(() => requireReturnPath(text)).toThrow(expect.objectContaining({ code: 'invalid-return-path' }));
  });
});
