/**
 * Letter codes of the former classification of urban land (GB 50137-2011, 城市用地分类与规划建设用地标准), each with the
 * class of 2023 that comes closest. A code stands for those below it unless they have one of their own. Assigned here
 * by the names of the classes, from general knowledge: no official table is at hand, and one class may have become
 * several, so that it is a hint and nothing is converted by it.
 */
const closest: Readonly<Record<string, string>> = {
  R: '0701',
  R1: '070101',
  R2: '070102',
  R3: '070103',
  R12: '0702',
  R22: '0702',
  R32: '0702',
  A: '08',
  A1: '0801',
  A2: '0803',
  A21: '080301',
  A22: '080302',
  A3: '0804',
  A31: '080401',
  A32: '080402',
  A33: '080403',
  A35: '0802',
  A4: '0805',
  A41: '080501',
  A42: '080502',
  A5: '0806',
  A51: '080601',
  A52: '080603',
  A6: '0807',
  A7: '1504',
  A8: '1502',
  A9: '1503',
  B: '09',
  B1: '0901',
  B11: '090101',
  B12: '090102',
  B13: '090103',
  B14: '090104',
  B2: '0902',
  B3: '0903',
  B4: '090105',
  B9: '0904',
  M: '1001',
  M1: '100101',
  M2: '100102',
  M3: '100103',
  W: '1101',
  W1: '110101',
  W2: '110102',
  W3: '110103',
  S: '12',
  S1: '1207',
  S2: '1206',
  S3: '120801',
  S4: '1208',
  S41: '120802',
  S42: '120803',
  S9: '1209',
  U: '13',
  U1: '13',
  U11: '1301',
  U12: '1303',
  U13: '1304',
  U14: '1305',
  U15: '1306',
  U16: '1308',
  U2: '13',
  U21: '1302',
  U22: '1309',
  U3: '13',
  U31: '1310',
  U32: '1311',
  U9: '1312',
  G: '14',
  G1: '1401',
  G2: '1402',
  G3: '1403',
};

/** The class of 2023 that comes closest to a letter code such as `R2`, `r21` or `M1`; null for anything else. */
export function hintOldLandUse(code: string): string | null {
  const letters = code.trim().toUpperCase();
  if (!/^[A-Z]\d{0,3}$/.test(letters)) return null;
  for (let length = letters.length; length > 0; length--) {
    const found = letters.slice(0, length);
    if (Object.hasOwn(closest, found)) return closest[found]!;
  }
  return null;
}
