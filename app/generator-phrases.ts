import type { Dice } from './generator-random.ts';

/** Sentences of the generated company, all made up for it. */
const surnames = [...'赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏水窦章'];
const given = [
  ...'安宁静远明达文清思远雨晴佳怡子涵浩然欣悦志强建国丽华春梅晓东海燕立新玉兰家豪梦琪俊杰诗涵嘉懿',
];
const streets = ['演示一路', '演示二路', '样例大道', '示范街', '样板巷', '测试新村', '样例花园', '演示小区'];
const rooms = ['客厅', '主卧', '次卧', '厨房', '阳台', '卫生间', '玄关', '书房', '会议室', '办公区'];

const troubles: Record<string, readonly string[]> = {
  product_quality: [
    '开机十分钟后自动停机',
    '面板出现裂纹',
    '漏水把地板泡坏了',
    '运行时发出很大的异响',
    '制冷效果差，温度降不下来',
    '门板变形关不严',
    '抽屉导轨断裂',
    '表面油漆起泡脱落',
    '指纹识别经常失灵',
    '屏幕出现竖线',
    '坐垫塌陷不回弹',
    '五金件生锈',
  ],
  safety: [
    '插头发热有焦糊味',
    '使用时外壳带电手麻',
    '玻璃台面突然自爆',
    '柜子倾倒差点砸到孩子',
    '燃气味明显不敢使用',
    '电池鼓包发烫',
  ],
  service_attitude: [
    '师傅上门后态度很差',
    '客服挂断了我的电话',
    '现场人员推卸责任不肯处理',
    '预约后没有人理睬',
    '沟通时语气不耐烦',
  ],
  after_sales: [
    '报修一周没有人上门',
    '维修后三天又坏了',
    '配件一直说缺货',
    '保修期内还要收费',
    '师傅迟到两个小时',
    '换货迟迟没有进展',
  ],
  logistics: [
    '送货比约定晚了五天',
    '外包装破损里面有划痕',
    '少送了一箱配件',
    '送错了颜色',
    '搬运时撞坏了墙角',
    '货物一直停在中转站',
  ],
  other: ['发票抬头开错了', '促销价格与承诺不一致', '赠品没有收到', '合同条款解释不清', '定金迟迟不退'],
};
const wishes: Record<string, readonly string[]> = {
  request: [
    '预约上门安装',
    '申请上门维修',
    '需要清洗保养',
    '要求调试联网',
    '申请移机',
    '旧机回收',
    '补寄说明书和配件',
    '延长保修',
  ],
  consultation: [
    '保修期怎么计算',
    '这款产品能不能壁挂',
    '如何连接手机应用',
    '滤芯多久更换一次',
    '配件在哪里购买',
    '上门费用是多少',
  ],
  suggestion: [
    '建议增加静音模式',
    '建议说明书字体大一些',
    '建议提供周末上门',
    '建议包装更环保',
    '建议应用里显示进度',
  ],
  praise: [
    '师傅耐心细致，现场收拾得很干净',
    '客服回复很快，问题一次解决',
    '送货准时，安装规范',
    '回访很用心',
  ],
};
const openings = [
  '客户来电反映，{days}天前在{where}购买的{product}，放在{room}使用。',
  '顾客表示{product}安装在{room}，至今用了{days}天。',
  '来访者称家住{street}，{room}里的{product}是{where}买的。',
  '对方说明：{product}收货后第{days}天开始出现问题。',
];
const middles = [
  '先后联系过门店{times}次，每次都说会有人回电，但一直没有消息。',
  '自己按照说明书检查过电源和水路，没有发现异常。',
  '当天拍了照片和视频，可以随时提供。',
  '家里有老人和孩子，每天都要用，影响很大。',
  '之前同样的情况出现过{times}次，处理后没有彻底解决。',
  '订单号尾号{tail}，收货人与来电人一致。',
  '附近邻居买的同款也有类似情况。',
  '第{times}次来电，希望这次能够给出明确的时间。',
];
const endings = [
  '请尽快核实并答复。',
  '希望本周之内处理完。',
  '方便的时间是晚上七点以后。',
  '白天上班，请提前一天预约。',
  '如不能解决将向有关部门反映。',
];
const demands = [
  '要求免费上门维修',
  '要求更换同款新机',
  '要求退货退款',
  '要求赔偿损失{money}元',
  '要求书面说明原因',
  '要求当面道歉',
  '希望三天内安排师傅',
  '希望给出解决方案',
  '希望减免上门费{money}元',
  '要求补发缺少的配件',
];
const notes = [
  '已与客户核对情况',
  '客户对说明表示认可',
  '资料齐全，照片已存',
  '按流程处理，无异议',
  '客户希望尽快落实',
  '现场情况与描述一致',
];
const shops = ['自营门店', '网上商城', '经销商处', '直播间', '团购活动'];

function fill(dice: Dice, text: string, product: string): string {
  const values: Record<string, () => string> = {
    days: () => String(dice.whole(1, 700)),
    times: () => String(dice.whole(2, 5)),
    tail: () => String(dice.whole(1000, 9999)),
    money: () => String(dice.whole(1, 40) * 50),
    where: () => dice.one(shops),
    room: () => dice.one(rooms),
    street: () => dice.one(streets),
    product: () => product,
  };
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => values[name]?.() ?? whole);
}

export const personName = (dice: Dice): string =>
  dice.one(surnames) + dice.one(given) + (dice.chance(0.7) ? dice.one(given) : '');

export const streetLine = (dice: Dice): string =>
  `${dice.one(streets)} ${dice.whole(1, 300)} 号 ${dice.whole(1, 30)} 栋 ${dice.whole(101, 3204)} 室`;

export const noteLine = (dice: Dice): string => dice.one(notes);

export type CaseText = { subject: string; course: string; demand: string };

/** What a customer says: a subject, two to five sentences, one or two demands. */
export function caseText(
  dice: Dice,
  about: { kind: string; category: string | null; product: string },
): CaseText {
  const matter = dice.one(troubles[about.category ?? ''] ?? wishes[about.kind] ?? troubles.other ?? ['其他']);
  const middle = Array.from({ length: dice.whole(0, 3) }, () => fill(dice, dice.one(middles), about.product));
  const wish = [
    ...new Set(Array.from({ length: dice.whole(1, 2) }, () => fill(dice, dice.one(demands), about.product))),
  ];
  return {
    subject: `${about.product}${matter}`.slice(0, 120),
    course: [
      fill(dice, dice.one(openings), about.product),
      `具体情况：${matter}。`,
      ...middle,
      dice.one(endings),
    ].join(''),
    demand: about.kind === 'praise' ? '请转达感谢' : `${wish.join('；')}。`,
  };
}
