import type { Language } from '#domain/cartography/style-options.ts';
import { troubleSentence } from './refusals.ts';

/** Texts about signing in through an identity provider. */
const identitiesZh = {
  or: '或',
  signInWith: (provider: string) => `用${provider}登录`,
  acceptWith: (provider: string) => `用${provider}加入，不设密码`,
  signIn: '登录',
  close: '关闭',
  returned: { signIn: '登录未完成', link: '未能关联', linked: '已关联' },
  linked: '关联完成，今后可用统一身份登录此账户。',
  identities: '统一身份登录',
  identitiesHint: '关联后可用统一身份登录此账户；角色仍由本系统管理。',
  link: (provider: string) => `关联${provider}`,
  password: '当前密码',
  remove: (label: string) => `解除 ${label}`,
  troubles: {
    'oidc-unavailable': '统一身份认证暂时无法使用，请稍后再试，或用用户名和密码登录。',
    'oidc-not-configured': '本系统未设置统一身份认证，请用用户名和密码登录。',
    'oidc-not-begun': '此次登录不是从本浏览器发起，或用时过长。请重新登录。',
    'oidc-denied': '您已在统一身份认证处取消登录。',
    'oidc-refused': '统一身份认证返回的信息无法核实，未予登录。请重试；如仍不行，请联系管理员。',
    'oidc-unknown-identity':
      '此统一身份尚未关联任何账户。请向管理员索取邀请链接；已有账户者，请先用密码登录，再在账户中关联。',
    'oidc-identity-taken': '此统一身份已关联其他账户，未作改动。',
    'account-disabled': '此账户已停用，请联系管理员。',
    'link-for-password': '此链接用于设置密码，请在此设置。',
    'last-way-in': '此账户没有密码，这是唯一的登录方式，不能解除。',
    'no-password': '此账户没有密码。请管理员提供链接，设置密码后再关联。',
    'sign-in-needed': '期间已退出登录，未作改动。请重新登录后再关联。',
  } as Record<string, string>,
};

const identitiesEn: typeof identitiesZh = {
  or: 'or',
  signInWith: (provider) => `Sign in with ${provider}`,
  acceptWith: (provider) => `Join with ${provider}, without a password`,
  signIn: 'Sign in',
  close: 'Close',
  returned: { signIn: 'Not signed in', link: 'Not linked', linked: 'Linked' },
  linked: 'It is linked: from now on it signs you in to this account.',
  identities: 'Single sign-on',
  identitiesHint: 'Once linked, it signs you in to this account. Roles stay what they are here.',
  link: (provider) => `Link ${provider}`,
  password: 'Current password',
  remove: (label) => `Unlink ${label}`,
  troubles: {
    'oidc-unavailable':
      'The identity provider does not answer. Try again shortly, or sign in with your name and password.',
    'oidc-not-configured': 'No identity provider is set up here. Sign in with your name and password.',
    'oidc-not-begun': 'This sign-in was not begun in this browser, or it took too long. Sign in again.',
    'oidc-denied': 'You called the sign-in off at the identity provider.',
    'oidc-refused':
      'What the identity provider sent could not be verified, and you are not signed in. Try again, or tell an administrator.',
    'oidc-unknown-identity':
      'No account here has this identity. Ask an administrator for an invitation; if you have an account, sign in with the password and link it there.',
    'oidc-identity-taken': 'This identity belongs to another account. Nothing was changed.',
    'account-disabled': 'This account is kept out. Ask an administrator.',
    'link-for-password': 'This link is for choosing a password. Choose one here.',
    'last-way-in': 'The account has no password: this is the only way to sign in, and it stays.',
    'no-password':
      'The account has no password. Ask an administrator for a link to choose one, then link it.',
    'sign-in-needed': 'You were signed out meanwhile, and nothing was changed. Sign in and link it again.',
  },
};

const byLanguage: Record<Language, typeof identitiesZh> = { zh: identitiesZh, en: identitiesEn };

/** The texts in a language. */
export function identityMessages(language: Language): typeof identitiesZh {
  return byLanguage[language];
}

/** What a problem on the way to an identity provider is called in a sentence. */
export function identityTrouble(
  language: Language,
  trouble: { code: string; isUnreachable: boolean },
): string {
  const { troubles } = byLanguage[language];
  // also where the provider is what can't be reached, and the server is well
  return (
    (Object.hasOwn(troubles, trouble.code) ? troubles[trouble.code] : undefined) ??
    troubleSentence(language, trouble)
  );
}
