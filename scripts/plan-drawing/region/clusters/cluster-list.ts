/** A part of a cluster: the district that holds it, its middle ([longitude, latitude], EPSG:4490) and its rough radius. */
export interface ClusterPart {
  district: string;
  middle: readonly [number, number];
  radiusMeters: number;
}

/** One of the seven clusters: what is said of it and by which source, and where it is drawn. */
export interface IndustryCluster {
  industry: string;
  name: string;
  nameEn: string;
  role: string;
  roleEn: string;
  roleSource: string;
  parts: readonly ClusterPart[];
}

const part = (district: string, longitude: number, latitude: number, radiusMeters: number): ClusterPart => ({
  district,
  middle: [longitude, latitude],
  radiusMeters,
});

const [xinghualing, yingze, jiancaoping, wanbailin, yangqu, gujiao] = [
  '140107',
  '140106',
  '140108',
  '140109',
  '140122',
  '140181',
];

/** The seven leading industries as the launch named them; no table says which district leads which. */
export const industryClusters: readonly IndustryCluster[] = [
  {
    industry: 'high-end-equipment',
    name: '高端装备制造集群',
    nameEn: 'High-End Equipment Cluster',
    role: '启动区高端装备板块围绕北二环高速、北同蒲铁路、太忻大道布局',
    roleEn:
      'In the start-up zone its plate lies around the northern second ring expressway, the northern Tongpu railway and Taixin Avenue',
    roleSource: 'strategy',
    parts: [part(yangqu, 112.699, 38.136, 2_500), part(jiancaoping, 112.453, 37.952, 1_900)],
  },
  {
    industry: 'new-materials',
    name: '新材料集群',
    nameEn: 'New Materials Cluster',
    role: '古交发展合金材料，阳曲、尖草坪发展新材料',
    roleEn: 'Alloys in Gujiao, new materials in Yangqu and Jiancaoping',
    roleSource: 'cluster-outlook',
    parts: [
      part(gujiao, 112.17, 37.915, 3_600),
      part(yangqu, 112.705, 38.087, 2_200),
      part(jiancaoping, 112.512, 37.976, 1_900),
    ],
  },
  {
    industry: 'information-technology',
    name: '信息技术集群',
    nameEn: 'Information Technology Cluster',
    role: '尖草坪上兰启动区发展信息技术，300毫米半导体硅片项目落在中北高新区上兰片区',
    roleEn:
      'Information technology in the Shanglan start-up area of Jiancaoping; the 300 mm wafer project is in the Shanglan Area of Zhongbei High-Tech Zone',
    roleSource: 'wafer-project',
    parts: [part(jiancaoping, 112.456, 38.002, 2_600)],
  },
  {
    industry: 'green-energy',
    name: '绿色能源集群',
    nameEn: 'Green Energy Cluster',
    role: '阳曲发展新能源，古交利用固废',
    roleEn: 'New energy in Yangqu, use of solid waste in Gujiao',
    roleSource: 'cluster-outlook',
    parts: [part(yangqu, 112.768, 38.168, 2_000), part(gujiao, 112.06, 37.975, 3_000)],
  },
  {
    industry: 'modern-services',
    name: '现代服务业集群',
    nameEn: 'Modern Services Cluster',
    role: '启动区中轴设现代服务中心',
    roleEn: 'A modern service centre stands on the central axis of the start-up zone',
    roleSource: 'strategy',
    parts: [
      part(yangqu, 112.713, 38.186, 2_000),
      part(xinghualing, 112.562, 37.889, 2_100),
      part(yingze, 112.562, 37.852, 1_900),
      part(wanbailin, 112.498, 37.863, 2_400),
    ],
  },
  {
    industry: 'eco-culture-tourism',
    name: '生态文旅休闲集群',
    nameEn: 'Ecology, Culture and Tourism Cluster',
    role: '启动区设石岭关文旅产业组团',
    roleEn: 'The start-up zone has the Shilingguan culture and tourism group',
    roleSource: 'strategy',
    parts: [
      part(yangqu, 112.712, 38.224, 1_900),
      part(yangqu, 112.838, 38.216, 2_700),
      part(jiancaoping, 112.408, 37.962, 2_000),
      part(xinghualing, 112.632, 37.925, 2_600),
    ],
  },
  {
    industry: 'modern-agriculture',
    name: '现代都市农业集群',
    nameEn: 'Modern Urban Agriculture Cluster',
    role: '有阳曲农投现代农业科技示范产业园',
    roleEn: 'The Yangqu demonstration park of modern agricultural technology belongs to it',
    roleSource: 'article',
    parts: [
      part(yangqu, 112.512, 38.097, 3_600),
      part(yangqu, 112.795, 38.089, 2_800),
      part(yangqu, 112.65, 38.172, 2_200),
    ],
  },
];
