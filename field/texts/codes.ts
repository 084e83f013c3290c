import { defineTexts } from '../../ui/i18n.tsx';

export const codeTexts = defineTexts({
  zh: {
    none: '没有匹配的代码，可直接填写',
    unverified: '未核实',
    dangerous: '先断电断气，再作业',
    scan: '扫码',
    scanning: '将条码对准框内',
    stop: '停止',
    noCamera: '无法使用相机，请手动输入',
  },
  en: {
    none: 'No code fits; type it as it is',
    unverified: 'unverified',
    dangerous: 'Shut off power and gas first',
    scan: 'Scan',
    scanning: 'Hold the code inside the frame',
    stop: 'Stop',
    noCamera: 'The camera cannot be used: type it',
  },
});
