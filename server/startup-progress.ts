import type { Progress } from './database/database.ts';

/**
 * What each step is called, and how long it takes on an ordinary machine, in seconds: null for one that tells how far
 * it has come.
 */
const steps: Record<string, { text: string; seconds: number | null }> = {
  connect: { text: '连接 PostgreSQL / connecting to PostgreSQL', seconds: 1 },
  postgis: { text: '准备 PostGIS / preparing PostGIS', seconds: 1 },
  initialise: { text: '首次初始化数据库 / first initialisation of the database', seconds: 8 },
  open: { text: '打开数据库 / opening the database', seconds: 2 },
  migrate: { text: '建立数据表与空间扩展 / tables and the spatial extension', seconds: 7 },
  seed: { text: '载入规划 / loading the plans', seconds: null },
};
const barWidth = 24;

/**
 * Shows how the start comes along: on a terminal a bar that moves with what a step tells, else with the time it
 * usually takes (of most, the engine can tell no more than that it is busy), elsewhere a line for each step. Steps
 * quicker than 300 ms are not shown.
 */
export function startupProgress(stream: NodeJS.WriteStream = process.stderr) {
  let timer: NodeJS.Timeout | null = null;
  let current = '';
  let told = 0;
  const report: Progress = (step, share) => {
    if (share >= 1) return;
    told = share;
    if (step === current) return;
    stopStep();
    current = step;
    const since = Date.now();
    timer = setInterval(() => drawStep(stream, step, since, told), 100);
    if (!stream.isTTY) timer = replaceTimer(timer, () => stream.write(`… ${steps[step]?.text ?? step}\n`));
  };
  const stopStep = () => {
    if (timer) clearInterval(timer);
    timer = null;
    if (stream.isTTY && current) stream.write('\r\u001b[2K');
  };
  return { report, finish: stopStep };
}

/** Off a terminal a step is told once, and only when it takes long enough to wonder. */
function replaceTimer(timer: NodeJS.Timeout, tell: () => void): NodeJS.Timeout {
  clearInterval(timer);
  return setTimeout(tell, 300);
}

function drawStep(stream: NodeJS.WriteStream, step: string, since: number, told: number): void {
  const { text, seconds } = steps[step] ?? { text: step, seconds: 5 };
  const elapsed = (Date.now() - since) / 1000;
  if (elapsed < 0.3) return;
  // by time it approaches the end without ever claiming it: what takes longer than usual keeps moving
  const share = seconds === null ? told : 1 - Math.exp((-1.5 * elapsed) / seconds);
  const filled = Math.round(share * barWidth);
  const percent = seconds === null ? ` ${Math.floor(told * 100)} %` : '';
  stream.write(
    `\r\u001b[2K${'█'.repeat(filled)}${'░'.repeat(barWidth - filled)} ${text}${percent} ${elapsed.toFixed(0)} s`,
  );
}
