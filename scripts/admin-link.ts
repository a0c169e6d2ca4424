/**
 * `npm run admin:link -- NAME`: a one-time link to the account of an administrator who can't sign in any more. Where none
 * is left who can, NAME administers all from then on.
 */
import { RightsNews } from '../server/access/rights-news.ts';
import { linkAddress } from '../server/accounts/routes.ts';
import { AccountRepository } from '../server/accounts/repository.ts';
import { AccountService } from '../server/accounts/service.ts';
import { SessionRepository } from '../server/sessions/repository.ts';
import { TokenRepository } from '../server/tokens/repository.ts';
import { runOnDatabase } from './run-on-database.ts';

await runOnDatabase({
  usage: 'npm run admin:link -- NAME',
  work: async (database, name, { config: { publicUrl, host, port } }) => {
    const accounts = new AccountService(
      new AccountRepository(database),
      new SessionRepository(database),
      new TokenRepository(database),
      new RightsNews(),
    );
    const secret = await accounts.recover(name);
    const address = publicUrl ?? `http://${host.includes(':') ? `[${host}]` : host}:${port}`;
    console.log(`管理员登录链接（只用一次）/ sign-in of the admin, once:\n  ${linkAddress(address, secret)}`);
  },
});
