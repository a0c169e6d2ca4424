import { gzipSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { describeApi, expectProblem } from '../../helpers/app.ts';

describeApi('a compressed body (A31)', (api) => {
  const bomb = gzipSync(Buffer.alloc(50 * 1024 * 1024));

  it.each(['gzip', 'deflate', 'br', 'zstd', 'gzip, gzip', 'x'])('is refused unread: %s', async (encoding) => {
    const before = process.memoryUsage().rss;
    for (const method of ['POST', 'PUT', 'PATCH'] as const) {
      const response = await api.request({
        method,
        url: '/api/plans',
        headers: { 'content-encoding': encoding, 'content-type': 'application/json' },
        payload: bomb,
      });
      expectProblem(response, 415, 'encoded-body');
    }
    expect(process.memoryUsage().rss - before).toBeLessThan(64 * 1024 * 1024);
  });

  it('is one that is not compressed where it says so', async () => {
    const response = await api.request({
      method: 'GET',
      url: '/api/plans',
      headers: { 'content-encoding': 'identity' },
    });
    expect(response.statusCode).toBe(200);
  });
});
