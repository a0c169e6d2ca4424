/** Lines of about the same width, as labels have them, or each as full as it can be, as in running text. */
export type Wrapping = 'balanced' | 'full';

/** Breaks a text into lines, none wider than asked for where a break allows it. */
export function wrapText(
  text: string,
  widest: number,
  measure: (text: string) => number,
  wrapping: Wrapping = 'balanced',
): string[] {
  return text.split('\n').flatMap((paragraph) => wrapParagraph(paragraph, widest, measure, wrapping));
}

function wrapParagraph(
  text: string,
  widest: number,
  measure: (text: string) => number,
  wrapping: Wrapping,
): string[] {
  const whole = measure(text);
  if (whole <= widest) return [text];
  const aim = wrapping === 'full' ? widest : whole / Math.ceil(whole / widest);
  const lines: string[] = [];
  let line = '';
  for (const piece of piecesOf(text)) {
    const width = measure((line + piece).trimEnd());
    const isNearer = Math.abs(width - aim) <= Math.abs(measure(line.trimEnd()) - aim);
    if (line === '' || (width <= widest && (width <= aim || isNearer))) line += piece;
    else {
      lines.push(line.trimEnd());
      line = piece;
    }
  }
  return [...lines, line.trimEnd()];
}

/** Parts that are never broken: words with the space behind them, and single Chinese characters with what must follow. */
function piecesOf(text: string): string[] {
  return (
    text.match(
      /[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef][，。、；：）」》！？]*|[^\s\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef]+\s*|\s+/gu,
    ) ?? [text]
  );
}
