import { App, ConfigProvider, theme } from 'antd';
import enUS from 'antd/es/locale/en_US';
import zhCN from 'antd/es/locale/zh_CN';
import { type ReactNode, useMemo } from 'react';
import { useLanguage } from './i18n.tsx';
import { nonce } from './page-nonce.ts';
import { type Density, type Palette, useLook } from './theme.ts';
import './kit.css';

const TOUCH_PX = 44;

function tokensOf(palette: Palette, density: Density, touch: boolean) {
  const compact = density === 'compact';
  const controlHeight = compact ? 30 : 34;
  return {
    colorPrimary: palette.accent,
    colorInfo: palette.accent,
    colorLink: palette.accent,
    colorWarning: palette.amber,
    colorError: palette.red,
    colorSuccess: palette.green,
    colorText: palette.ink,
    colorTextSecondary: palette.soft,
    colorTextTertiary: palette.faint,
    colorBgLayout: palette.ground,
    colorBgContainer: palette.surface,
    colorBgElevated: palette.raised,
    colorBorder: palette.line,
    colorBorderSecondary: palette.line,
    fontFamily: 'var(--font)',
    fontSize: compact ? 13 : 14,
    controlHeight: touch ? TOUCH_PX : controlHeight,
    borderRadius: 6,
    wireframe: false,
    motionDurationMid: '0.12s',
    motionDurationSlow: '0.16s',
  };
}

/** Theme, words of the components, messages: what every browser app puts around its screens. */
export function KitProvider({ children }: { children: ReactNode }) {
  const { locale } = useLanguage();
  const { dark, density, palette, touch } = useLook();
  const config = useMemo(
    () => ({
      algorithm: dark ? theme.darkAlgorithm : theme.defaultAlgorithm,
      token: tokensOf(palette, density, touch),
      components: {
        Button: { primaryShadow: 'none', defaultShadow: 'none', primaryColor: palette.onAccent },
      },
    }),
    [dark, density, palette, touch],
  );
  return (
    <ConfigProvider
      locale={locale === 'en' ? enUS : zhCN}
      theme={config}
      button={{ autoInsertSpace: false }}
      csp={{ nonce }}
    >
      <App className="kit-app">{children}</App>
    </ConfigProvider>
  );
}
