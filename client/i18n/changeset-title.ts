import type { Language } from '#domain/cartography/style-options.ts';

/** A word of the server in both languages, `修改 / update`, and what it is about. */
const bilingual = /^([^/]*\p{Script=Han}[^/]*) \/ ([^/\p{Script=Han}]+?)(?:: (.*))?$/su;
const made = /^(新增|修改|删除) \/ (create|update|delete) (.+)$/s;

/** What a changeset is about in the language of the reader: what the server has written in both is told in one. */
export function changesetTitle(message: string, language: Language): string {
  const title = inLanguage(message, language);
  return title === message ? message : title.charAt(0).toUpperCase() + title.slice(1);
}

function inLanguage(message: string, language: Language): string {
  const change = made.exec(message);
  if (change) return `${change[language === 'zh' ? 1 : 2]} ${change[3]}`;
  const [, zh, en, about] = bilingual.exec(message) ?? [];
  if (zh === undefined || en === undefined) return message;
  const said = language === 'zh' ? zh : en;
  if (about === undefined) return said;
  return `${said}${language === 'zh' ? '：' : ': '}${inLanguage(about, language)}`;
}
