-- Planning a region's day: how many people a kind of work takes, weights, runs with their best plan so far; how far away a
-- customer is whose coordinates nobody registered.

insert into position_rights (position_code, permission) values
  ('department_head', 'dispatch:configure'), ('regional_manager', 'dispatch:configure'),
  ('supervisor', 'dispatch:configure'), ('manager', 'dispatch:configure');

-- People who are at the customer's together; with more than one the crew's time is taken as well.
alter table work_kinds add column crew_size smallint not null default 1 check (crew_size between 1 and 4);
alter table work_orders add column crew_size smallint not null default 1 check (crew_size between 1 and 4);
update work_kinds set crew_size = 2 where code in ('air_conditioner_installation', 'furniture_installation');
update work_orders w set crew_size = k.crew_size from work_kinds k
  where k.code = w.work_kind and k.crew_size > 1 and w.status = 'created';

create index work_order_visits_crew on work_order_visits using gin (crew) where status in ('planned', 'done');

-- Weights of the planner and of the suggestions; without a row those of the product hold.
create table dispatch_settings (
  only_one boolean primary key default true check (only_one),
  weights jsonb not null,
  suggestion jsonb not null,
  customer_slots boolean not null default true,
  version integer not null default 1,
  changed_by uuid references users (id),
  changed_at timestamptz not null
);

create table day_plans (
  id bigint generated always as identity primary key,
  region text not null references regions (code),
  day date not null,
  -- plan: what is planned stays; replan: visits that may move do.
  kind text not null check (kind in ('plan', 'replan')),
  seconds smallint not null check (seconds between 1 and 600),
  -- Minutes by which a visit that was told to the customer may begin earlier or later.
  shift_minutes smallint not null default 0 check (shift_minutes between 0 and 240),
  seed integer not null,
  weights jsonb not null,
  state text not null default 'queued'
    check (state in ('queued', 'running', 'done', 'stopped', 'interrupted', 'failed')),
  asked_by uuid not null references users (id),
  asked_by_name text not null,
  asked_at timestamptz not null,
  queued_at timestamptz not null default clock_timestamp(),
  stop_asked boolean not null default false,
  -- Which run holds the row, and its last sign of life.
  runner uuid,
  beat_at timestamptz,
  spent_ms integer not null default 0,
  steps integer not null default 0,
  finished_at timestamptz,
  failure text,
  -- Orders with the version that was planned with: what changed since is named and refused.
  orders jsonb,
  -- Best so far: routes, what stays out, moves, figures. Numbers, people and minutes only; no place of anybody.
  proposal jsonb,
  ways text check (ways in ('straight', 'engine')),
  cost double precision,
  first_cost double precision,
  adopted_at timestamptz,
  adopted_by_name text
);
create unique index one_day_plan_runs on day_plans ((true)) where state = 'running';
create index day_plans_waiting on day_plans (queued_at, id) where state in ('queued', 'running');
create index day_plans_newest on day_plans (region, day, id desc);

-- Middles of cities to a tenth of a degree: a rough place where nobody registered a better one, and names on the map.
create table place_centres (
  province_code text not null references provinces (code),
  name_zh text not null,
  name_en text not null,
  lng real not null,
  lat real not null,
  primary key (province_code, name_zh)
);
insert into place_centres (province_code, name_zh, name_en, lng, lat) values
  ('11', '北京', 'Beijing', 116.4, 39.9), ('12', '天津', 'Tianjin', 117.2, 39.1), ('13', '石家庄', 'Shijiazhuang', 114.5, 38.0),
  ('13', '唐山', 'Tangshan', 118.2, 39.6), ('13', '保定', 'Baoding', 115.5, 38.9), ('14', '太原', 'Taiyuan', 112.5, 37.9),
  ('15', '呼和浩特', 'Hohhot', 111.7, 40.8), ('15', '包头', 'Baotou', 109.8, 40.7), ('21', '沈阳', 'Shenyang', 123.4, 41.8),
  ('21', '大连', 'Dalian', 121.6, 38.9), ('22', '长春', 'Changchun', 125.3, 43.9), ('23', '哈尔滨', 'Harbin', 126.6, 45.8),
  ('31', '上海', 'Shanghai', 121.5, 31.2), ('32', '南京', 'Nanjing', 118.8, 32.1), ('32', '苏州', 'Suzhou', 120.6, 31.3),
  ('32', '无锡', 'Wuxi', 120.3, 31.5), ('32', '常州', 'Changzhou', 120.0, 31.8), ('32', '南通', 'Nantong', 120.9, 32.0),
  ('32', '徐州', 'Xuzhou', 117.2, 34.3), ('32', '扬州', 'Yangzhou', 119.4, 32.4), ('33', '杭州', 'Hangzhou', 120.2, 30.3),
  ('33', '宁波', 'Ningbo', 121.6, 29.9), ('33', '温州', 'Wenzhou', 120.7, 28.0), ('33', '嘉兴', 'Jiaxing', 120.8, 30.8),
  ('33', '绍兴', 'Shaoxing', 120.6, 30.0), ('33', '金华', 'Jinhua', 119.6, 29.1), ('33', '湖州', 'Huzhou', 120.1, 30.9),
  ('34', '合肥', 'Hefei', 117.2, 31.8), ('34', '芜湖', 'Wuhu', 118.4, 31.3), ('35', '福州', 'Fuzhou', 119.3, 26.1),
  ('35', '厦门', 'Xiamen', 118.1, 24.5), ('35', '泉州', 'Quanzhou', 118.6, 24.9), ('36', '南昌', 'Nanchang', 115.9, 28.7),
  ('37', '济南', 'Jinan', 117.0, 36.7), ('37', '青岛', 'Qingdao', 120.4, 36.1), ('37', '烟台', 'Yantai', 121.4, 37.5),
  ('41', '郑州', 'Zhengzhou', 113.6, 34.7), ('41', '洛阳', 'Luoyang', 112.4, 34.6), ('42', '武汉', 'Wuhan', 114.3, 30.6),
  ('42', '宜昌', 'Yichang', 111.3, 30.7), ('43', '长沙', 'Changsha', 113.0, 28.2), ('44', '广州', 'Guangzhou', 113.3, 23.1),
  ('44', '深圳', 'Shenzhen', 114.1, 22.5), ('44', '佛山', 'Foshan', 113.1, 23.0), ('44', '东莞', 'Dongguan', 113.8, 23.0),
  ('44', '珠海', 'Zhuhai', 113.6, 22.3), ('45', '南宁', 'Nanning', 108.4, 22.8), ('46', '海口', 'Haikou', 110.3, 20.0),
  ('50', '重庆', 'Chongqing', 106.5, 29.6), ('51', '成都', 'Chengdu', 104.1, 30.7), ('51', '绵阳', 'Mianyang', 104.7, 31.5),
  ('52', '贵阳', 'Guiyang', 106.6, 26.6), ('53', '昆明', 'Kunming', 102.8, 24.9), ('54', '拉萨', 'Lhasa', 91.1, 29.7),
  ('61', '西安', 'Xi’an', 108.9, 34.3), ('62', '兰州', 'Lanzhou', 103.8, 36.1), ('63', '西宁', 'Xining', 101.8, 36.6),
  ('64', '银川', 'Yinchuan', 106.2, 38.5), ('65', '乌鲁木齐', 'Urumqi', 87.6, 43.8), ('71', '台北', 'Taipei', 121.5, 25.0),
  ('81', '香港', 'Hong Kong', 114.2, 22.3), ('82', '澳门', 'Macau', 113.5, 22.2);
