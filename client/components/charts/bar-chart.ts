/** Bars drawn with Chart.js, of which only what bars need is taken along. */
import {
  BarController,
  BarElement,
  CategoryScale,
  Chart,
  LinearScale,
  Tooltip,
  type ChartConfiguration,
  type ChartData,
  type Plugin,
  type Scale,
} from 'chart.js';

/** Values that belong together: upon each other where there are several series. */
export interface BarSeries {
  title: string;
  /** Written into the bars that have room for it, so that colour alone need not tell them apart; may be empty. */
  mark: string;
  /** `#rrggbb` of each bar. */
  colors: string[];
  values: number[];
}

export interface BarChartLook {
  isHorizontal: boolean;
  /** Colours of text and of lines. */
  ink: string;
  grid: string;
  fontFamily: string;
  /** Pixels. */
  fontSize: number;
  /** No movement, for those who asked for none. */
  isStill: boolean;
  /** A value as a tip says it. */
  formatValue: (value: number) => string;
  unit: string;
}

export interface BarChartContent {
  labels: string[];
  series: BarSeries[];
  look: BarChartLook;
  /** Called with the series and the bar that was clicked. */
  onpick: (series: number, bar: number) => void;
}

Chart.register(BarController, BarElement, CategoryScale, LinearScale, Tooltip);

/** Bars on a canvas that fills its parent and follows its size. */
export class BarDrawing {
  readonly #canvas: HTMLCanvasElement;
  #content: BarChartContent | null = null;
  #chart: Chart<'bar'> | null = null;

  constructor(canvas: HTMLCanvasElement) {
    this.#canvas = canvas;
  }

  /** Show something else; bars that stay move to their new length. */
  show(content: BarChartContent): void {
    // axes that change places need a new chart
    if (this.#content?.look.isHorizontal !== content.look.isHorizontal) this.destroy();
    this.#content = content;
    if (this.#chart) {
      this.#chart.data = dataOf(content);
      this.#chart.options = optionsOf(content);
      this.#chart.update();
    } else this.#chart = this.#create(content);
  }

  destroy(): void {
    this.#chart?.destroy();
    this.#chart = null;
  }

  #create(content: BarChartContent): Chart<'bar'> {
    const marks: Plugin<'bar'> = {
      id: 'marks',
      afterDatasetsDraw: (chart) => writeMarks(chart as Chart<'bar'>, this.#content ?? content),
    };
    return new Chart(this.#canvas, {
      type: 'bar',
      data: dataOf(content),
      options: optionsOf(content),
      plugins: [marks],
    });
  }
}

function dataOf({ labels, series, look }: BarChartContent): ChartData<'bar'> {
  return {
    labels: [...labels],
    datasets: series.map(({ title, colors, values }) => ({
      label: title,
      data: [...values],
      backgroundColor: [...colors],
      borderColor: look.grid,
      borderWidth: 1,
      borderSkipped: false,
    })),
  };
}

/** Share of a chart's width that the names beside lying bars may take; Chart.js would cut what is longer at its start. */
const namesShare = 0.42;

/** A name cut at its end to a room in pixels; the tip has all of it. */
export function shorten(name: string, room: number, measure: (text: string) => number): string {
  if (measure(name) <= room) return name;
  for (let length = name.length - 1; length > 0; length--) {
    const cut = `${name.slice(0, length).trimEnd()}…`;
    if (measure(cut) <= room) return cut;
  }
  return '…';
}

/** Pixels that a value takes behind the end of the longest lying bar. */
const valueRoom = ({ fontSize }: BarChartLook) => fontSize * 4.5;

type BarOptions = NonNullable<ChartConfiguration<'bar'>['options']>;

function optionsOf({ labels, series, look, onpick }: BarChartContent): BarOptions {
  const isStacked = series.length > 1;
  const font = { family: look.fontFamily, size: look.fontSize };
  const names = {
    stacked: isStacked,
    grid: { display: false },
    border: { color: look.grid },
    ticks: {
      color: look.ink,
      font,
      autoSkip: false,
      maxRotation: 0,
      callback(this: Scale, _value: unknown, index: number) {
        const { ctx, width } = this.chart;
        const room = look.isHorizontal ? (width - valueRoom(look)) * namesShare : Infinity;
        ctx.font = `${font.size}px ${font.family}`;
        return shorten(labels[index]!, room, (text) => ctx.measureText(text).width);
      },
    },
  };
  const values = {
    stacked: isStacked,
    beginAtZero: true,
    grid: { color: look.grid },
    border: { display: false },
    title: { display: !look.isHorizontal, text: look.unit, color: look.ink, font },
    ticks: {
      color: look.ink,
      font,
      maxTicksLimit: 6,
      callback: (value: string | number) => look.formatValue(Number(value)),
    },
  };
  return {
    indexAxis: look.isHorizontal ? 'y' : 'x',
    responsive: true,
    maintainAspectRatio: false,
    // values stand behind the ends of lying bars
    layout: { padding: { right: look.isHorizontal ? valueRoom(look) : 0 } },
    onClick: (_event, [element]) => {
      if (element) onpick(element.datasetIndex, element.index);
    },
    onHover: (_event, elements, { canvas }) => {
      canvas.style.cursor = elements.length > 0 ? 'pointer' : '';
    },
    animation: look.isStill ? false : { duration: 250 },
    // a bar too short to be hit is found on its line
    interaction: look.isHorizontal
      ? { mode: 'index', axis: 'y', intersect: false }
      : { mode: 'nearest', intersect: true },
    scales: look.isHorizontal ? { x: { ...values, display: false }, y: names } : { x: names, y: values },
    plugins: {
      tooltip: {
        titleFont: font,
        bodyFont: font,
        displayColors: false,
        callbacks: {
          label: ({ dataset, raw }) =>
            `${dataset.label ?? ''} ${look.formatValue(raw as number)} ${look.unit}`.trim(),
        },
      },
    },
  };
}

/** Writes marks into bars that have room for them, and values beside those that lie. */
function writeMarks(chart: Chart<'bar'>, { series, look }: BarChartContent): void {
  const { ctx: context } = chart;
  context.save();
  context.font = `${look.fontSize}px ${look.fontFamily}`;
  context.textBaseline = 'middle';
  for (const [at, { mark, values, colors }] of series.entries())
    for (const [index, bar] of (chart.getDatasetMeta(at).data as BarElement[]).entries())
      if (look.isHorizontal) writeValue(context, bar, look, values[index]!);
      else writeMark(context, bar, look, mark, colors[index]!);
  context.restore();
}

function writeValue(
  context: CanvasRenderingContext2D,
  bar: BarElement,
  { ink, fontSize, formatValue }: BarChartLook,
  value: number,
): void {
  const { x, y } = bar.getProps(['x', 'y']);
  if (x === null || y === null) return;
  context.textAlign = 'start';
  context.fillStyle = ink;
  context.fillText(formatValue(value), x + fontSize / 2, y);
}

function writeMark(
  context: CanvasRenderingContext2D,
  bar: BarElement,
  { fontSize }: BarChartLook,
  mark: string,
  color: string,
): void {
  const { x, y, base, width } = bar.getProps(['x', 'y', 'base', 'width']);
  if (x === null || y === null) return;
  const hasRoom = Math.abs(base - y) >= fontSize * 1.1 && context.measureText(mark).width < width;
  if (!mark || !hasRoom) return;
  context.textAlign = 'center';
  context.fillStyle = inkOn(color);
  context.fillText(mark, x, (y + base) / 2);
}

/** Dark or light, whichever is read more easily on a `#rrggbb` colour (WCAG 2.2, relative luminance). */
export function inkOn(color: string): string {
  const [red, green, blue] = [1, 3, 5].map((at) => {
    const channel = Number.parseInt(color.slice(at, at + 2), 16) / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  // where black and white have the same contrast
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue > 0.179 ? '#000000' : '#ffffff';
}
