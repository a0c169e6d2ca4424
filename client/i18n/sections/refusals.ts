import type { Language } from '#domain/cartography/style-options.ts';

const refusalsZh = {
  troubles: {
    'wrong-sign-in': '用户名或密码不正确。',
    'too-many-sign-ins': '登录失败次数过多，请稍后再试。已登录的设备不受影响。',
    'link-used-up': '此链接不完整、已用过或已过期，请向管理员索取新的链接。',
    'invalid-name': '用户名为 2 至 64 个字母、数字或汉字，中间可用 . _ @ + -。',
    'awaited-elsewhere': '此人尚未登录，且在别的规划中另有角色；请由系统管理员邀请。未作改动。',
    'invalid-display-name': '姓名不能为空，也不能含不可见的字符。',
    'too-many-tokens': '每个账户至多 50 个访问令牌，请先收回不再使用的。',
    'scenario-archived': '已归档的方案不能修改，请先恢复。',
    'other-collection': '要素不能改为另一类别，未作改动。请删除后新建。',
    'name-of-another':
      '此用户名已属于另一位姓名不同的人，未作改动。若确是本人，请按其账户上的姓名填写；否则另取用户名。',
    'name-taken': '此用户名已有人使用，请另取一个。',
    'wrong-password': '当前密码不正确，未作修改。',
    'no-password': '此账户没有密码。请管理员提供链接，以设置密码。',
    'password-too-short': '密码至少 8 个字符。',
    'password-too-long': '密码至多 128 个字符。',
    'password-one-character': '密码不能只是一两个字符的重复。',
    'password-holds-name': '密码不能包含自己的用户名或姓名。',
    'password-easily-guessed': '此密码或与之相近的密码在常用密码之列，容易被猜中。请换一个更长的。',
    'not-allowed': '您的角色无权进行此操作。',
    'sign-in-needed': '登录已失效，请重新登录。',
    'scenario-closed': '只有编制中的方案可以修改；未作改动。可新建方案继续编制。',
    'scenario-not-found': '此方案已不存在，或您已无权查看。',
    'stale-version': '其中有要素此后又被修改，未作改动。请先查看较新的变更。',
    'rule-broken': '这样会使地块重叠或引用失效，未作改动。',
    'nothing-to-change': '内容已是如此，无需改动。',
    'no-such-step': '方案的状态已变，请重新打开后再试。',
    'too-many-changes': '涉及的要素超过一万个，无法一次完成；未作改动。',
    'too-many-branches': '您已有方案正在复制，请待其完成后再新建。',
    'last-administrator': '至少保留一位管理员，未作改动。',
    'account-not-found': '此账户已不存在。',
    'scenario-published': '已发布的方案不能归档。',
    'too-many-differences': '两个方案差异过大，无法逐项比较。',
    'another-plan': '只能比较同一规划的方案。',
    'feature-not-found': '此要素已不存在。',
    'changeset-not-found': '此变更已不存在。',
    'out-of-space': '服务器磁盘已满，未作改动。请通知管理员。',
    busy: '系统繁忙，请稍后再试。',
  } as Record<string, string>,
  unreachable: '无法连接服务器，未作改动。请检查网络后重试。',
  otherTrouble: '操作未能完成，未作改动。请稍后重试。',
};

const refusalsEn: typeof refusalsZh = {
  troubles: {
    'wrong-sign-in': 'Wrong user name or password.',
    'too-many-sign-ins': 'Too many sign-ins failed. Wait a while; where you are signed in, you stay so.',
    'link-used-up':
      'This link is incomplete, has been used, or its time is over. Ask an administrator for another.',
    'invalid-name': 'A name has 2 to 64 letters or digits, and between them . _ @ + or -.',
    'awaited-elsewhere':
      'They have not signed in yet, and have a role elsewhere too. Let a system administrator invite them; nothing was changed.',
    'invalid-display-name': 'A full name is not empty, and holds no characters that nobody sees.',
    'too-many-tokens': 'An account has at most 50 tokens. Revoke some that are not used any more.',
    'scenario-archived': 'It is archived and can’t be changed. Restore it first.',
    'other-collection':
      'A feature stays in its collection. Nothing was changed; delete it and make a new one.',
    'name-of-another':
      'Somebody else, with another full name, has this user name. Nothing was changed. If it is the same person, write their name as their account has it; otherwise choose another user name.',
    'name-taken': 'Somebody has this name already. Choose another.',
    'wrong-password': 'The current password is not that one. Nothing was changed.',
    'no-password': 'This account has no password. Ask an administrator for a link to choose one.',
    'password-too-short': 'A password has at least 8 characters.',
    'password-too-long': 'A password has at most 128 characters.',
    'password-one-character': 'A password is more than one or two characters repeated.',
    'password-holds-name': 'A password does not hold your own name.',
    'password-easily-guessed':
      'This password, or one close to it, is among the first that attackers try. Choose a longer one.',
    'not-allowed': 'Your role does not allow this.',
    'sign-in-needed': 'You are signed out. Sign in again.',
    'scenario-closed': 'Only a draft can be changed. Nothing was changed; make a new scenario to go on.',
    'scenario-not-found': 'The scenario is gone, or you may not see it any more.',
    'stale-version':
      'Some of these features were changed since. Nothing was changed; look at the newer changes first.',
    'rule-broken': 'Parcels would overlap, or references lead nowhere. Nothing was changed.',
    'nothing-to-change': 'Everything is so already.',
    'no-such-step': 'The scenario’s status has changed. Open it again.',
    'too-many-changes': 'More than ten thousand features at once. Nothing was changed.',
    'too-many-branches': 'Scenarios are being copied for you already. Wait until one is done.',
    'last-administrator': 'Somebody has to be an administrator. Nothing was changed.',
    'account-not-found': 'The account is gone.',
    'scenario-published': 'What is published can’t be archived.',
    'too-many-differences': 'The scenarios differ in too much to be compared one by one.',
    'another-plan': 'Only scenarios of one plan can be compared.',
    'feature-not-found': 'The feature is gone.',
    'changeset-not-found': 'The change is gone.',
    'out-of-space': 'The server’s disk is full. Nothing was changed; tell the administrator.',
    busy: 'The system is busy. Try again shortly.',
  },
  unreachable: 'The server can’t be reached. Nothing was changed; check the network and try again.',
  otherTrouble: 'This did not work, and nothing was changed. Try again later.',
};

const byLanguage: Record<Language, typeof refusalsZh> = { zh: refusalsZh, en: refusalsEn };

/** Why what people ask for is refused, in a language. */
export function refusalMessages(language: Language): typeof refusalsZh {
  return byLanguage[language];
}

/** What a problem is called in a sentence, by its code. */
export function troubleSentence(
  language: Language,
  { code, isUnreachable }: { code: string; isUnreachable: boolean },
): string {
  const text = byLanguage[language];
  if (isUnreachable) return text.unreachable;
  return (Object.hasOwn(text.troubles, code) ? text.troubles[code] : undefined) ?? text.otherTrouble;
}
