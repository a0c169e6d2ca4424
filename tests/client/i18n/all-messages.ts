import { messagesOf } from '../../../client/i18n/messages.ts';
import { balanceMessages } from '../../../client/i18n/sections/balance.ts';
import { differencesMessages } from '../../../client/i18n/sections/differences.ts';
import { exportMessages } from '../../../client/i18n/sections/export.ts';
import { identityMessages } from '../../../client/i18n/sections/identities.ts';
import { measureMessages } from '../../../client/i18n/sections/measure.ts';
import { peopleMessages } from '../../../client/i18n/sections/people.ts';
import { refusalMessages } from '../../../client/i18n/sections/refusals.ts';
import { tableMessages } from '../../../client/i18n/sections/table.ts';

/** Every text in a language: those that come with the page, and those that come with a part of it. */
export function allMessages(language: 'zh' | 'en') {
  return {
    ...messagesOf(language),
    balance: balanceMessages(language),
    differences: differencesMessages(language),
    export: exportMessages(language),
    identities: identityMessages(language),
    measure: measureMessages(language),
    people: peopleMessages(language),
    refusals: refusalMessages(language),
    table: tableMessages(language),
  };
}
