import type { CustomFetchOptions } from 'openid-client';
import { isLoopback } from '../http/loopback.ts';

/** Most bytes of one answer of an identity provider: metadata, keys and tokens are some kilobytes. */
const mostBytes = 256 * 1024;

/** The provider does not answer, or says that it can't. */
export class ProviderUnreachableError extends Error {
  override name = 'ProviderUnreachableError';
}

/**
 * Ask an identity provider. What it says of itself leads to no other protocol than https, but for this machine's own
 * http, is followed to no other address, and is read to a bound. Throws a ProviderUnreachableError for no answer.
 */
export async function boundedFetch(url: string, options: CustomFetchOptions): Promise<Response> {
  const { protocol, hostname } = new URL(url);
  if (protocol !== 'https:' && !(protocol === 'http:' && isLoopback(hostname)))
    throw new Error('an address of the provider is not https');
  let response: Response;
  try {
    const { method, headers, body, signal } = options;
    response = await fetch(url, {
      method,
      headers,
      body: body ?? null,
      signal: signal ?? null,
      redirect: 'manual',
    });
  } catch (cause) {
    throw new ProviderUnreachableError('no answer', { cause });
  }
  if (response.status >= 500) {
    await response.body?.cancel();
    throw new ProviderUnreachableError(`status ${response.status}`);
  }
  const content = await readBounded(response);
  return new Response(content.length > 0 ? content : null, {
    status: response.status,
    headers: { 'content-type': response.headers.get('content-type') ?? '' },
  });
}

async function readBounded(response: Response): Promise<Uint8Array<ArrayBuffer>> {
  const parts: Uint8Array[] = [];
  let length = 0;
  try {
    for await (const part of response.body ?? []) {
      length += part.length;
      // leaving the loop closes the connection
      if (length > mostBytes) break;
      parts.push(part);
    }
  } catch (cause) {
    throw new ProviderUnreachableError('the answer broke off', { cause });
  }
  if (length > mostBytes) throw new Error('an answer of the provider is too large');
  const whole = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
