const name = (zh: string, en: string) => ({ zh, en });

/** Facts of the work for a case, as its timeline tells them. */
export const workEvents: Record<string, { zh: string; en: string }> = {
  'workorder.created': name('开立工单', 'Work order made'),
  'workorder.scheduled': name('安排上门', 'Visit planned'),
  'workorder.moved': name('改约上门', 'Visit moved'),
  'workorder.accepted': name('工程师接单', 'Order accepted'),
  'workorder.declined': name('工程师退单', 'Order declined'),
  'workorder.set_out': name('工程师出发', 'Set out'),
  'workorder.arrived': name('到达现场', 'Arrived'),
  'workorder.started': name('开工', 'Work started'),
  'workorder.held': name('挂起', 'Held'),
  'workorder.resumed': name('恢复作业', 'Resumed'),
  'workorder.recorded': name('现场记录', 'Recorded on site'),
  'workorder.completed': name('完工', 'Work completed'),
  'workorder.confirmed': name('客户确认', 'Confirmed by the customer'),
  'workorder.settled': name('工单结算', 'Order settled'),
  'workorder.cancelled': name('取消工单', 'Order cancelled'),
  'quote.offered': name('报价', 'Quote offered'),
  'quote.accepted': name('客户同意报价', 'Quote accepted'),
  'quote.refused': name('客户未同意报价', 'Quote refused'),
  'payment.recorded': name('收款', 'Payment'),
  'payment.reversed': name('冲销收款', 'Payment reversed'),
  'bill.settled': name('结算单确定', 'Bill settled'),
  'repair.chosen': name('选定维修或更换', 'Repair or replacement chosen'),
};
