/** Texts of the time bar. */
export const timeZh = {
  label: '时间轴',
  day: '显示的日期',
  dayHint: '输入日期，如 2024-12-08',
  play: '播放建设时序',
  pause: '暂停',
  previous: '上一阶段',
  next: '下一阶段',
  slider: '日期',
  /** Read out for the slider's value. */
  value: (day: string, phase: string | null) => (phase ? `${day}，${phase}` : day),
  before: '启动之前',
  hint: '方向键移动一个月，加 Shift 移动一天，Page Up / Page Down 到前后阶段',
  appear: (count: number) => `新增 ${count} 个要素`,
};

export const timeEn: typeof timeZh = {
  label: 'Timeline',
  day: 'Date shown',
  dayHint: 'Enter a date, such as 2024-12-08',
  play: 'Play the phases',
  pause: 'Pause',
  previous: 'Previous phase',
  next: 'Next phase',
  slider: 'Date',
  value: (day, phase) => (phase ? `${day}, ${phase}` : day),
  before: 'Before launch',
  hint: 'Arrow keys move by a month, with Shift by a day, Page Up and Page Down by a phase',
  appear: (count) => `${count} features added`,
};
