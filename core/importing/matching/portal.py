"""What a portal puts around a report: where one is on the site, when it was put up, what to click."""

import re

_LONGEST = 120
_PORTAL = re.compile(
    r"[【\[（(〖\s]*(?:发布(?:时间|日期|机构|人|单位)|发文(?:日期|机构)|成文日期|更新(?:时间|日期)|(?:信息|文章|稿件)?来\s*源[：:]"
    r"|作\s*者[：:]|编辑[：:]|责任编辑|审核[：:]|浏览(?:次数|量)|阅读(?:次数|量)|点击(?:次数|数|量)|访问(?:次数|量)"
    r"|字\s*(?:号|体)|打\s*印|分享|索\s*引\s*号|主题分类|体裁分类|文\s*号[：:]|名\s*称[：:]|首\s*页\s*[>＞/／→]"
    r"|(?:您)?(?:的)?(?:当前|现在)?(?:所在)?位置[：:]|您(?:现在|当前|所在)|扫一扫|上一[篇条]|下一[篇条]|相关(?:文档|链接|附件|阅读|新闻)"
    r"|关闭(?:窗口|本页)|返回(?:顶部|首页)|版权所有|网站地图|主办(?:单位)?[：:]|承办(?:单位)?[：:]|无障碍|登录|关怀版|收藏|联系我们"
    r"|\S{0,4}ICP备|\S{0,3}公网安备|网站标识码|附件(?:下载)?[：:]|大\s*中\s*小)"
)


def is_portal_line(text: str) -> bool:
    """Return whether a line belongs to the page around a report, not to the report.

    >>> [is_portal_line(one) for one in ("【字体：大 中 小】 打印", "发布时间：2024-01-31", "发布信息12条。")]
    [True, True, False]
    """
    return len(text) <= _LONGEST and _PORTAL.match(text) is not None
