#pragma once

#include "core/model/words.h"

#include <array>
#include <string_view>

/// The Chinese words that the demo's names and texts are put together from. All invented.
namespace wupan::demo {

inline constexpr std::array<std::string_view, 5> kAreas{"江镜片区", "临港片区", "科创片区",
                                                        "老街片区", "北岸片区"};

inline constexpr std::array<std::string_view, 20> kTrades{
    "智能装备", "新材料",   "电子信息", "精密模具",   "食品加工", "化工新材料", "生物医药",
    "新能源",   "玻璃配套", "纺织服装", "汽车零部件", "包装印刷", "光学仪器",   "机器人",
    "环保设备", "海洋工程", "软件服务", "现代物流",   "家居建材", "五金制造"};

inline constexpr std::array<std::string_view, 8> kForms{
    "示范企业", "样本企业",     "孵化样本企业", "产业园样本企业",
    "样本工厂", "样本科技公司", "样本实业",     "样本制造"};

struct DepartmentWords
{
    std::string_view name;
    Category category;
};

inline constexpr std::array<DepartmentWords, 11> kDepartments{{
    {"自然资源样本部门", Category::land},
    {"供电样本部门", Category::power},
    {"供水样本部门", Category::water},
    {"人社样本部门", Category::labour},
    {"金融样本部门", Category::finance},
    {"行政审批样本部门", Category::approval},
    {"生态环境样本部门", Category::environment},
    {"商务样本部门", Category::market},
    {"科技样本部门", Category::technology},
    {"发展改革样本部门", Category::policy},
    {"住建样本部门", Category::facilities},
}};

struct IssueWords
{
    Category category;
    Plate plate;
    std::string_view title;
    std::string_view description;
};

inline constexpr std::array<IssueWords, 14> kIssues{{
    {Category::land, Plate::projects, "二期厂房用地保障",
     "企业二期扩产需厂房约 6,000 "
     "㎡。建议先协调园区内企业租用场地生产（零地招商），同时关注地块信息，条件成熟时由租转买。"},
    {Category::power, Plate::projects, "用电增容申请",
     "新产线投产后用电负荷不足，需增容 630 kVA，希望月底前送电。"},
    {Category::finance, Plate::funds, "设备采购贷款 500 万元",
     "购置数控设备缺少流动资金，希望对接中长期贷款产品。"},
    {Category::approval, Plate::projects, "消防验收排期",
     "厂房已完工，消防验收排队时间较长，影响投产。"},
    {Category::labour, Plate::targets, "技工招聘 20 人",
     "订单增加，急需数控和焊接技工，希望组织专场招聘。"},
    {Category::facilities, Plate::targets, "厂区道路破损", "厂区门口道路破损，大型货车进出困难。"},
    {Category::technology, Plate::innovation, "院士团队技术对接",
     "希望对接高校团队，解决玻璃镀膜良品率问题。"},
    {Category::policy, Plate::targets, "上市辅导政策咨询",
     "企业计划启动股改，希望了解上市辅导和奖补政策。"},
    {Category::environment, Plate::projects, "环评批复进度",
     "扩产项目环评材料已提交，希望了解批复进度。"},
    {Category::water, Plate::projects, "生产用水压力不足", "高峰时段水压不足，影响清洗工序。"},
    {Category::market, Plate::investment, "产业链上下游对接", "希望与园区内龙头企业建立配套关系。"},
    {Category::finance, Plate::funds, "政银企对接需求",
     "希望参加政银企对接会，了解专精特新贷款产品。"},
    {Category::labour, Plate::innovation, "工程师培训名额", "希望增加制造业工程师培训名额。"},
    {Category::land, Plate::investment, "标准厂房租赁",
     "希望在园区内租用标准厂房约 2,000 ㎡，带行车。"},
}};

inline constexpr std::array<std::string_view, 5> kSummaries{
    "企业为产业链龙头提供生产设备研发与制造支持，订单饱满；反映用地紧张，建议跟踪地块信息，由租转买"
    "。",
    "企业运行平稳，今年营收预计增长一成；新产线设备已到位，安装进度比计划提前。",
    "企业反映融资渠道单一，已介绍政银企对接机制，约定下周一对一辅导。",
    "企业正在申报专精特新，研发投入占比达标，需指导知识产权材料。",
    "企业用工缺口约二十人，已联系人社部门组织专场招聘；安全生产台账齐全。"};

} // namespace wupan::demo
