"""What editors write: pages, their pictures, topics and short notices."""

from gemeinsinn.portal.models.articles import ArticlePage, ArticlesPage
from gemeinsinn.portal.models.newsflash import Newsflash
from gemeinsinn.portal.models.pages import AgenciesPage, AgencyPage, FrontPage, StandardPage, TopicPage, TopicsPage
from gemeinsinn.portal.models.pictures import Picture, Rendition
from gemeinsinn.portal.models.sitepage import SitePage
from gemeinsinn.portal.models.standing import PressPage, QuestionsPage
from gemeinsinn.portal.models.topics import Topic

__all__ = [
    "AgenciesPage",
    "AgencyPage",
    "ArticlePage",
    "ArticlesPage",
    "FrontPage",
    "Newsflash",
    "Picture",
    "PressPage",
    "QuestionsPage",
    "Rendition",
    "SitePage",
    "StandardPage",
    "Topic",
    "TopicPage",
    "TopicsPage",
]
