import type { Context } from '../../kernel/context.ts';
import { keepFaultCode } from './fault-codes.actions.ts';
import { setMaintenance } from './workorders.actions.ts';

type DemoCode = [
  productType: string,
  model: string,
  code: string,
  meaning: [zh: string, en: string],
  action: [zh: string, en: string],
  dangerous?: boolean,
];

const codes: DemoCode[] = [
  [
    'air_conditioner',
    '',
    'E1',
    ['室温传感器故障', 'Room sensor'],
    ['测量传感器阻值，更换', 'Measure and replace the sensor'],
  ],
  [
    'air_conditioner',
    '',
    'E5',
    ['压缩机过流保护', 'Compressor overcurrent'],
    ['查电压、风机与冷媒压力', 'Check voltage, fan and pressure'],
  ],
  [
    'air_conditioner',
    'AJ-KF72',
    'F3',
    ['外机通信中断', 'Outdoor unit silent'],
    ['查通信线与主板', 'Check the line and the board'],
  ],
  [
    'washing_machine',
    'AJ-XQG10',
    'E3',
    ['门锁未锁好', 'Door not locked'],
    ['查门锁开关，更换', 'Check and replace the lock'],
  ],
  [
    'washing_machine',
    'AJ-XQG10',
    'F1',
    ['进水超时', 'Water inlet too slow'],
    ['查进水阀与水压', 'Check the valve and the pressure'],
  ],
  [
    'water_heater',
    'AJ-JSQ16',
    'E9',
    ['燃气泄漏报警', 'Gas leak'],
    ['关阀通风，撤离后检漏', 'Shut the valve, air, leave, then test'],
    true,
  ],
  [
    'smart_lock',
    'AJ-SL3',
    'L2',
    ['电机堵转', 'Motor blocked'],
    ['远程看日志，必要时换机芯', 'Read the log; replace the drive'],
  ],
];

/** Fault codes and a care plan of the demo company; each says that it is a demo. */
export async function insertDemoServiceWork(ctx: Context): Promise<void> {
  for (const [productType, model, code, meaning, action, dangerous = false] of codes) {
    await keepFaultCode(
      ctx,
      { brand: '安居', code },
      {
        model,
        productType,
        meaning: { zh: meaning[0], en: meaning[1] },
        cause: { zh: '', en: '' },
        action: { zh: action[0], en: action[1] },
        dangerous,
        source: '演示数据',
        verified: false,
        active: true,
      },
    );
  }
  await setMaintenance(ctx, 'AJ-KF35', { months: 12, workKind: 'maintenance', active: true });
}
