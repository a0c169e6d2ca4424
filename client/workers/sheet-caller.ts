import boldUrl from '../../node_modules/@embedpdf/fonts-sc/fonts/NotoSansHans-Bold.otf?url';
import regularUrl from '../../node_modules/@embedpdf/fonts-sc/fonts/NotoSansHans-Regular.otf?url';
import type { SourceFeature } from '#domain/sheet/sheet-feature.ts';
import type { FontFiles } from './sheet-fonts.ts';
import type { FromSheetWorker, SheetOrder, ToSheetWorker } from './sheet-order.ts';

/** Where the sheet's fonts are; the package gives its files no address of their own. */
export const fontPaths = { regular: regularUrl, bold: boldUrl };

/** A sheet as a file. */
export interface SheetFile {
  file: Uint8Array<ArrayBuffer>;
  /** Characters that the fonts lack; a box stands for each. */
  missing: string[];
}

/** One sheet in the making; it ends with the sheet, or when it is called off. */
export class SheetCaller {
  readonly #worker = new Worker(new URL('./sheet-worker.ts', import.meta.url), { type: 'module' });

  /** Give it some of the features of a collection. */
  add(collection: string, features: readonly SourceFeature[]): void {
    this.#post({ kind: 'features', collection, features });
  }

  /** Draw what was given. `ondrawn` is told when only the file is still to be written. Throws when it fails. */
  carryOut(order: SheetOrder, fonts: FontFiles, ondrawn: () => void): Promise<SheetFile> {
    return new Promise((resolve, reject) => {
      this.#worker.addEventListener('error', (event) => reject(new Error(event.message)));
      this.#worker.addEventListener('message', ({ data }: MessageEvent<FromSheetWorker>) => {
        if (data.kind === 'drawn') ondrawn();
        else if (data.kind === 'done') resolve({ file: data.file, missing: data.missing });
        else reject(new Error(data.reason));
      });
      this.#post({ kind: 'order', order, fonts }, [fonts.regular, fonts.bold]);
    });
  }

  end(): void {
    this.#worker.terminate();
  }

  #post(message: ToSheetWorker, transfer: Transferable[] = []): void {
    this.#worker.postMessage(message, { transfer });
  }
}
