import type { Theme } from '../style-options.ts';

export type ClusterKind = 'axis' | 'town' | 'group' | 'industry-cluster';

const light: Record<ClusterKind, string> = {
  axis: '#3f9a5f',
  town: '#3c6fb0',
  group: '#a0622c',
  'industry-cluster': '#7b559e',
};

const dark: Record<ClusterKind, string> = {
  axis: '#6fcf93',
  town: '#86b4ec',
  group: '#e0a672',
  'industry-cluster': '#bb9be0',
};

/** The colour of each kind of cluster, for its soft area, outline and name. */
export function clusterColors(theme: Theme): Record<ClusterKind, string> {
  return theme === 'dark' ? dark : light;
}
